package io.slotwise.intake.report;

/**
 * One remark about one row.
 *
 * @param line where the row begins in its file, from 1; for a database the row's id
 * @param code stable and machine-readable, such as {@code ambiguous_date}
 * @param column the column that it is about, {@code ""} for the row as a whole
 * @param message a sentence for the operator
 */
public record RowNote(long line, Outcome outcome, String code, String column, String message) {}
