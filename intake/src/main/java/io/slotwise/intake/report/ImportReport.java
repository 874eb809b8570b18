package io.slotwise.intake.report;

import java.util.List;

/**
 * What an import found: what kind of input it was, and what became of every row of every file.
 *
 * @param kind such as {@code dataset folder}, {@code sales csv (nj_vending)} or {@code dex}
 * @param files in the order in which they were read
 * @param warnings what holds for the import as a whole, such as an assumption made for lack of a file
 */
public record ImportReport(String kind, List<FileReport> files, List<String> warnings) {
    public ImportReport {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    public long rows() {
        return files.stream().mapToLong(FileReport::rows).sum();
    }

    public long accepted() {
        return files.stream().mapToLong(FileReport::accepted).sum();
    }

    public long repaired() {
        return files.stream().mapToLong(FileReport::repaired).sum();
    }

    public long rejected() {
        return files.stream().mapToLong(FileReport::rejected).sum();
    }

    public long duplicates() {
        return files.stream().mapToLong(FileReport::duplicates).sum();
    }

    /** The same report after a store found some rows of one file to be there already. */
    public ImportReport withKnown(String file, long known) {
        return new ImportReport(
                kind,
                files.stream()
                        .map(one -> one.file().equals(file) ? one.withKnown(known) : one)
                        .toList(),
                warnings);
    }
}
