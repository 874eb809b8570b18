/**
 * What is kept about Claude: the ledger of holds, spending and usage rows, the answers that may be given again, the
 * suggestions that were shown and what people thought of them.
 *
 * <p>Implements the ports of {@code llm.cost} and {@code llm.cache} over the one database. Start with
 * {@link io.slotwise.server.store.claude.ClaudeLedger}, then {@link io.slotwise.server.store.claude.UsageReport}.
 */
@NullMarked
package io.slotwise.server.store.claude;

import org.jspecify.annotations.NullMarked;
