package io.slotwise.intake.open;

import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Imported;
import io.slotwise.intake.SaleSink;
import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.csv.UnreadableInput;
import io.slotwise.intake.cvd.CvdDatabase;
import io.slotwise.intake.dataset.DatasetFolder;
import io.slotwise.intake.dex.DexFile;
import io.slotwise.intake.mapping.Headings;
import io.slotwise.intake.mapping.Mapping;
import io.slotwise.intake.mapping.Presets;
import io.slotwise.intake.source.Source;
import io.slotwise.intake.tabular.PlanogramCsv;
import io.slotwise.intake.tabular.SalesCsv;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads any input that the product understands: a dataset folder, which may be zipped, a sales or planogram CSV file, a
 * DEX audit, a CVD database; a single file may be compressed with gzip. Reading changes nothing: whoever wants a dry run shows the report
 * and does not apply the dataset.
 */
public final class Intake {
    private Intake() {}

    /** Reads an input with all its sales in memory; see {@link #open(Path, IntakeOptions, SaleSink)}. */
    public static Imported open(Path path, IntakeOptions options) throws IOException {
        List<Sale> sales = new ArrayList<>();
        Imported imported = open(path, options, sales::addAll);
        return new Imported(imported.dataset().withSales(sales), imported.report());
    }

    /**
     * Reads an input and hands its sales on while they are read.
     *
     * @return the dataset without its sales
     * @throws UnreadableInput if it cannot be read at all, is too long, or is of no known kind
     */
    public static Imported open(Path path, IntakeOptions options, SaleSink sink) throws IOException {
        if (Files.isDirectory(path)) {
            return DatasetFolder.read(path, options.dialect(), sink);
        }
        if (!Files.isRegularFile(path)) {
            throw new UnreadableInput(
                    UnreadableInput.Why.MALFORMED, "There is no file or folder (%s).".formatted(path.getFileName()));
        }
        try (Source source = Source.of(path, options.dialect().maxBytes())) {
            return read(source, options, sink);
        }
    }

    /**
     * Reads an upload of at most {@value CsvDialect#MAX_UPLOAD_BYTES} bytes; it is put aside in a temporary file that is
     * gone afterwards.
     *
     * @param name a plain file name
     */
    public static Imported open(InputStream stream, String name, IntakeOptions options, SaleSink sink)
            throws IOException {
        long maxBytes = Math.min(CsvDialect.MAX_UPLOAD_BYTES, options.dialect().maxBytes());
        try (Source source = Source.of(stream, name, maxBytes)) {
            return read(source, options, sink);
        }
    }

    /**
     * What an input is; of one that is compressed, once it is inflated.
     *
     * @param maxBytes that it may have then
     */
    public static InputKind kind(Path path, long maxBytes) throws IOException {
        if (Files.isDirectory(path)) {
            return InputKind.DATASET_FOLDER;
        }
        try (Source source = Source.of(path, maxBytes)) {
            return kind(source);
        }
    }

    private static InputKind kind(Source source) throws IOException {
        return source.isFolder() ? InputKind.DATASET_FOLDER : InputKind.of(source.head());
    }

    private static Imported read(Source source, IntakeOptions options, SaleSink sink) throws IOException {
        return switch (kind(source)) {
            case DATASET_FOLDER -> DatasetFolder.read(source.path(), options.dialect(), sink);
            case CVD_DATABASE -> CvdDatabase.read(source.path(), sink);
            case DEX_AUDIT ->
                DexImport.of(DexFile.read(source.path(), options.selections(), options.today()), options.deviceId());
            case CSV -> readCsv(source.path(), options, sink);
        };
    }

    private static Imported readCsv(Path path, IntakeOptions options, SaleSink sink) throws IOException {
        Mapping mapping = options.mapping() == null ? told(path, options.dialect()) : options.mapping();
        return switch (mapping.kind()) {
            case SALES -> SalesCsv.read(path, mapping, options.dialect(), sink);
            case PLANOGRAM -> PlanogramCsv.read(path, mapping, options.dialect());
        };
    }

    private static Mapping told(Path path, CsvDialect dialect) throws IOException {
        try (CsvTable table = CsvTable.open(path, dialect)) {
            Mapping preset = Presets.fitting(table);
            Mapping told = preset == null ? Headings.of(table) : preset;
            if (told == null) {
                String names = Presets.ALL.stream().map(Mapping::name).collect(Collectors.joining(", "));
                throw new UnreadableInput(
                        UnreadableInput.Why.MALFORMED,
                        "The columns %s of (%s) fit no preset (%s) and do not tell when and what was sold.\n"
                                        .formatted(table.header(), table.file(), names)
                                + "Give a mapping file that says what they mean.");
            }
            return told;
        }
    }
}
