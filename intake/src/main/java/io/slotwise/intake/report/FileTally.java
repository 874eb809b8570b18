package io.slotwise.intake.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/** Counts what becomes of a file's rows while it is read. For one thread; memory is bounded whatever the file. */
public final class FileTally {
    /** Remarks kept word by word; all are counted. */
    static final int MAX_NOTES = 10_000;

    /** Rejected rows kept as they stood; all are counted. */
    static final int MAX_REJECTED_ROWS = 10_000;

    private static final int MAX_WARNINGS = 200;

    private final String file;
    private final String format;
    private final List<String> columns;
    private final Map<String, Long> repairs = new HashMap<>();
    private final Map<String, Long> rejections = new HashMap<>();
    private final List<RowNote> notes = new ArrayList<>();
    private final List<RejectedRow> rejectedRows = new ArrayList<>();
    private final SequencedSet<String> warnings = new LinkedHashSet<>();
    private long accepted;
    private long repaired;
    private long rejected;
    private long duplicates;

    public FileTally(String file, String format, List<String> columns) {
        this.file = file;
        this.format = format;
        this.columns = columns;
    }

    /** A row taken in; repaired if the notes name a repair. */
    public void take(List<RowNote> rowNotes) {
        if (rowNotes.isEmpty()) {
            accepted++;
            return;
        }
        repaired++;
        rowNotes.stream().map(RowNote::code).distinct().forEach(code -> repairs.merge(code, 1L, Long::sum));
        keep(rowNotes);
    }

    /** A row left out for the reasons among its notes, of which there is at least one. */
    public void reject(long line, List<String> cells, List<RowNote> rowNotes) {
        List<RowNote> reasons = rowNotes.stream()
                .filter(note -> note.outcome() == Outcome.REJECTED)
                .toList();
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("The rejected row (%d) must have a reason.".formatted(line));
        }
        rejected++;
        rejections.merge(reasons.getFirst().code(), 1L, Long::sum);
        keep(reasons);
        if (rejectedRows.size() < MAX_REJECTED_ROWS) {
            String reason = reasons.stream().map(RowNote::message).collect(Collectors.joining(" "));
            rejectedRows.add(new RejectedRow(line, reason, cells));
        }
    }

    /** A row that says again what another row of the same file said. */
    public void duplicate(long line, String message) {
        duplicates++;
        keep(List.of(new RowNote(line, Outcome.DUPLICATE, "duplicate", "", message)));
    }

    /** A remark about the file as a whole; the same words count once. */
    public void warn(String warning) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(warning);
        }
    }

    public FileReport report() {
        return new FileReport(
                file,
                format,
                columns,
                accepted,
                repaired,
                rejected,
                duplicates,
                repairs,
                rejections,
                notes,
                rejectedRows,
                List.copyOf(warnings));
    }

    private void keep(List<RowNote> rowNotes) {
        for (RowNote note : rowNotes) {
            if (notes.size() < MAX_NOTES) {
                notes.add(note);
            }
        }
    }
}
