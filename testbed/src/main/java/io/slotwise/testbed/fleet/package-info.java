/**
 * Truth fleets: several true machines made from one record of knobs and one seed, and changes to try on them.
 *
 * <pre>{@code
 * TruthFleet fleet = TruthFleet.preset("attention", 7);
 * Dataset past = fleet.dataset();                      // what an operator would know
 * TrueMachine machine = fleet.machines().getFirst();
 * Truth truth = machine.truth();                       // one panel of shoppers; keep it while asking
 * List<Change> changes = PlannedChanges.random(machine, 10, new SplittableRandom(1));
 * Truth.Difference d = truth.compare(before, after);   // weekly revenue, margin, units: true before and after
 * }</pre>
 *
 * <p>May use {@code catalogue} and {@code world}. Start with {@link io.slotwise.testbed.fleet.TruthFleet}; the
 * presets and what each is for are in {@link io.slotwise.testbed.fleet.Presets}.
 */
@NullMarked
package io.slotwise.testbed.fleet;

import org.jspecify.annotations.NullMarked;
