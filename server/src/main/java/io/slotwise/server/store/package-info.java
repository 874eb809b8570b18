/**
 * What is kept, and snapshots of it in memory. The rooms inside: {@code fleet} for what stands, {@code fact} for what
 * happened, {@code imports} for how both come in, {@code sqlite} for the file and its one writer, {@code claude} for the
 * ledger and the answers, {@code access} for who may call; here what ties them together, jobs and experiments.
 *
 * <p>The only room with SQL. May use {@code engine} and {@code intake}. Start with
 * {@link io.slotwise.server.store.Store}, then {@link io.slotwise.server.store.Snapshot}.
 */
@NullMarked
package io.slotwise.server.store;

import org.jspecify.annotations.NullMarked;
