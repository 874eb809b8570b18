package io.slotwise.intake.report;

import java.util.List;
import java.util.Map;

/**
 * What became of the rows of one file (or of one table of a database). Every row is counted once:
 * {@code rows = accepted + repaired + rejected + duplicates}.
 *
 * @param file its name, without a path
 * @param format how it was read, such as {@code csv, UTF-8, comma}
 * @param columns the header, in the file's order
 * @param accepted rows taken as they stood
 * @param repaired rows taken after a repair
 * @param repairs rows by code of repair; a row with two repairs counts under both
 * @param rejections rows by code of their first reason; the sum is {@code rejected}
 * @param notes the first {@value FileTally#MAX_NOTES} remarks about rows
 * @param rejectedRows the first {@value FileTally#MAX_REJECTED_ROWS} rejected rows
 * @param warnings remarks about the file as a whole
 */
public record FileReport(
        String file,
        String format,
        List<String> columns,
        long accepted,
        long repaired,
        long rejected,
        long duplicates,
        Map<String, Long> repairs,
        Map<String, Long> rejections,
        List<RowNote> notes,
        List<RejectedRow> rejectedRows,
        List<String> warnings) {
    public FileReport {
        columns = List.copyOf(columns);
        repairs = Map.copyOf(repairs);
        rejections = Map.copyOf(rejections);
        notes = List.copyOf(notes);
        rejectedRows = List.copyOf(rejectedRows);
        warnings = List.copyOf(warnings);
    }

    public long rows() {
        return accepted + repaired + rejected + duplicates;
    }

    /**
     * The same file when a store found that rows which could be taken in were already there.
     *
     * @param known how many, at most {@code accepted + repaired}; taken from the accepted rows first
     */
    public FileReport withKnown(long known) {
        if (known < 0 || known > accepted + repaired) {
            throw new IllegalArgumentException("The known rows (%d) of file (%s) must be from 0 to %d."
                    .formatted(known, file, accepted + repaired));
        }
        long fromAccepted = Math.min(known, accepted);
        return new FileReport(
                file,
                format,
                columns,
                accepted - fromAccepted,
                repaired - (known - fromAccepted),
                rejected,
                duplicates + known,
                repairs,
                rejections,
                notes,
                rejectedRows,
                warnings);
    }
}
