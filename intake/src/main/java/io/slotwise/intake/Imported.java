package io.slotwise.intake;

import io.slotwise.intake.report.ImportReport;

/**
 * What an import would bring, and what became of every row of the input. Nothing is changed by it: applying it is up to
 * whoever asked for it.
 *
 * @param dataset without sales where these went to a {@link SaleSink}
 */
public record Imported(Dataset dataset, ImportReport report) {}
