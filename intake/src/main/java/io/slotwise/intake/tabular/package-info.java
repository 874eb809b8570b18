/**
 * Sales and planograms from foreign CSV files, read through a mapping.
 *
 * <p>May use {@code csv}, {@code mapping}, {@code draft}, {@code coils} and {@code selection}. Start with
 * {@link io.slotwise.intake.tabular.SalesCsv} or {@link io.slotwise.intake.tabular.PlanogramCsv}.
 */
@NullMarked
package io.slotwise.intake.tabular;

import org.jspecify.annotations.NullMarked;
