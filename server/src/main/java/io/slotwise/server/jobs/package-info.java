/**
 * Durable background work: what was accepted is carried out, over restarts and once, with progress that can be followed
 * and given up at any time.
 *
 * <p>Items of a job are shared out over as many workers as there are cores, job by job and owner by owner in turn, so
 * that a small job does not wait for a large one. May use {@code store} and {@code advice}. Start with
 * {@link io.slotwise.server.jobs.Jobs}; why it is no library: {@code docs/decisions/jobs.md}.
 */
@NullMarked
package io.slotwise.server.jobs;

import org.jspecify.annotations.NullMarked;
