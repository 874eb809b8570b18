/**
 * What is kept: machines, planograms with every earlier version, products, what happened at the machines,
 * imports, rules, the audit trail; and snapshots of them in memory.
 *
 * <p>The only room with SQL; inside, {@code sqlite} holds the file and its one writer. May use {@code engine} and
 * {@code intake}. Start with {@link io.slotwise.server.store.Store}, then {@link io.slotwise.server.store.Snapshot}.
 */
@NullMarked
package io.slotwise.server.store;

import org.jspecify.annotations.NullMarked;
