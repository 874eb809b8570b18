package io.slotwise.intake.dex;

import io.slotwise.intake.report.FileReport;

/** An audit and what became of every line of its file. */
public record DexRead(DexAudit audit, FileReport report) {}
