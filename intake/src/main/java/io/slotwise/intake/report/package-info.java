/**
 * What became of every row of an import: accepted, repaired, rejected or a duplicate, and why.
 *
 * <p>Plain records and the tally that fills them; touches nothing else. Start with
 * {@link io.slotwise.intake.report.ImportReport}.
 */
@NullMarked
package io.slotwise.intake.report;

import org.jspecify.annotations.NullMarked;
