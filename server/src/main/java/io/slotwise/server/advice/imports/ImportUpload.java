package io.slotwise.server.advice.imports;

import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.csv.CsvOut;
import io.slotwise.intake.open.IntakeOptions;
import io.slotwise.intake.report.FileReport;
import io.slotwise.intake.report.ImportReport;
import io.slotwise.server.advice.record.ReadPlanograms;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.imports.ImportDraft;
import io.slotwise.server.store.imports.ImportRecord;
import io.slotwise.server.store.imports.ImportRecord.State;
import io.slotwise.server.store.sqlite.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Brings an uploaded file in, in two steps: it is looked through and waits, then it is applied or given up. */
public final class ImportUpload {
    /** Longest upload, and longest file inflated from one. */
    public static final long MAX_BYTES = CsvDialect.MAX_UPLOAD_BYTES;

    private static final ImportReport UNMAPPED =
            new ImportReport("csv", List.of(), List.of("The columns fit no preset; say what they mean."));

    private final Store store;
    private final ImportData imports;
    private final InstantSource clock;

    public ImportUpload(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        imports = new ImportData(store);
    }

    /**
     * An import as it stands.
     *
     * @param state {@code checked}, {@code applying}, {@code applied}, {@code failed} or {@code removed}
     * @param preview only while its file waits
     */
    public record View(
            long importId,
            String state,
            String label,
            boolean demo,
            long added,
            long known,
            Instant createdAt,
            String createdBy,
            ReadingChoice choice,
            @Nullable ImportReport report,
            @Nullable Preview preview) {}

    /** What became of a request about an import. */
    public sealed interface Outcome {
        record Shown(View view) implements Outcome {}

        record Unknown() implements Outcome {}

        /** It is being applied, was applied or was removed. */
        record Settled(String state) implements Outcome {}

        /** The file waited for too long; it has to be uploaded again. */
        record Expired() implements Outcome {}
    }

    /** Receives a file, looks it through and lets it wait. Nothing stays of a file that cannot be read. */
    public View upload(InputStream content, String name, ReadingChoice choice, String actor) throws IOException {
        store.uploads().expire(clock.instant());
        Uploads.Received received = store.uploads().receive(content, name);
        try {
            Preview preview = Preview.of(received.file(), choice);
            ImportReport report =
                    preview.needsMapping() ? UNMAPPED : imports.check(input(received.file(), name, choice));
            ImportRecord record = store.imports()
                    .register(new ImportDraft(name, false, choice.write(), ReportText.write(report), actor));
            store.uploads().keep(received, record.id());
            return view(record, preview);
        } catch (IOException | RuntimeException e) {
            store.uploads().drop(received);
            throw e;
        }
    }

    /** Looks a waiting file through again, read in another way. */
    public Outcome recheck(long id, ReadingChoice choice) throws IOException {
        ImportRecord record = store.imports().find(id);
        Path file = store.uploads().find(id);
        Outcome refused = refused(record, file);
        if (refused != null || record == null || file == null) {
            return refused == null ? new Outcome.Unknown() : refused;
        }
        ImportReport report = imports.check(input(file, record.label(), choice));
        ImportRecord revised = store.imports().revise(id, choice.write(), ReportText.write(report));
        return revised == null ? settled(id) : new Outcome.Shown(view(revised, Preview.of(file, choice)));
    }

    /** Applies a waiting file as a whole, or leaves everything as it was. */
    public Outcome apply(long id, String actor) throws IOException {
        ImportRecord record = store.imports().find(id);
        Path file = store.uploads().find(id);
        Outcome refused = refused(record, file);
        if (refused != null || record == null || file == null) {
            return refused == null ? new Outcome.Unknown() : refused;
        }
        ReadingChoice choice = ReadingChoice.read(record.optionsJson());
        if (imports.apply(id, input(file, record.label(), choice), actor) == null) {
            return settled(id);
        }
        store.uploads().discard(id);
        return find(id);
    }

    public Outcome find(long id) throws IOException {
        ImportRecord record = store.imports().find(id);
        if (record == null) {
            return new Outcome.Unknown();
        }
        Path file = store.uploads().find(id);
        return new Outcome.Shown(
                view(record, file == null ? null : Preview.of(file, ReadingChoice.read(record.optionsJson()))));
    }

    /** The imports, newest first, without their reports. */
    public ReadPlanograms.Page<View> list(long before, int limit) {
        List<View> found = store.imports().list(before, limit + 1).stream()
                .map(record -> view(record, null))
                .toList();
        return ReadPlanograms.page(found, limit, view -> Long.toString(view.importId()));
    }

    /** Gives a waiting import up, or takes an applied one out again; true if it was there. */
    public boolean remove(long id, String actor) {
        boolean removed = store.imports().remove(id, actor);
        if (removed) {
            store.uploads().discard(id);
        }
        return removed;
    }

    /** The rejected rows of every file of an import, one table after the other; false if there is no such import. */
    public boolean rejectedRows(long id, OutputStream out) throws IOException {
        ImportRecord record = store.imports().find(id);
        if (record == null) {
            return false;
        }
        ImportReport report = report(record);
        List<FileReport> files = report == null ? List.of() : report.files();
        for (FileReport file : files) {
            if (files.size() == 1 || !file.rejectedRows().isEmpty()) {
                CsvOut.rejectedRows(file, out);
            }
        }
        return true;
    }

    private Outcome settled(long id) {
        ImportRecord now = store.imports().find(id);
        return now == null ? new Outcome.Unknown() : new Outcome.Settled(word(now.state()));
    }

    private static @Nullable Outcome refused(@Nullable ImportRecord record, @Nullable Path file) {
        if (record == null) {
            return new Outcome.Unknown();
        }
        if (record.state() != State.CHECKED && record.state() != State.FAILED) {
            return new Outcome.Settled(word(record.state()));
        }
        return file == null ? new Outcome.Expired() : null;
    }

    private ImportData.Input input(Path file, String label, ReadingChoice choice) {
        IntakeOptions options = IntakeOptions.NONE
                .with(choice.mapping())
                .with(CsvDialect.DETECT.withMaxBytes(MAX_BYTES))
                .withToday(clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(1));
        return new ImportData.Input(file, options, label, ImportData.Nature.OWN);
    }

    private static View view(ImportRecord record, @Nullable Preview preview) {
        return new View(
                record.id(),
                word(record.state()),
                record.label(),
                record.demo(),
                record.added(),
                record.known(),
                record.createdAt(),
                record.actor(),
                ReadingChoice.read(record.optionsJson()),
                report(record),
                preview);
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable ImportReport report(ImportRecord record) {
        return record.reportJson().equals("{}") ? null : ReportText.read(record.reportJson());
    }
}
