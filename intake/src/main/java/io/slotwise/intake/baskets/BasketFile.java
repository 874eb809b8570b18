package io.slotwise.intake.baskets;

import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.csv.UnreadableInput;
import io.slotwise.intake.mapping.Headings;
import io.slotwise.intake.mapping.Mapping;
import io.slotwise.intake.mapping.Presets;
import io.slotwise.intake.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads baskets from any of three forms: rows of {@code transaction_id,product_id[,device_id,timestamp]} (or a sales file
 * that a preset knows, or whose headings tell as much), one basket a line with commas between names, or one basket a line with blanks between numbers as
 * the FIMI repository has them. A file compressed with gzip is inflated on the way.
 */
public final class BasketFile {
    private BasketFile() {}

    public static BasketsRead read(Path path) throws IOException {
        return read(path, CsvDialect.DETECT);
    }

    /** @throws UnreadableInput if the file cannot be read at all */
    public static BasketsRead read(Path path, CsvDialect dialect) throws IOException {
        try (Source source = Source.of(path, dialect.maxBytes())) {
            if (source.isFolder()) {
                throw new UnreadableInput(
                        UnreadableInput.Why.MALFORMED,
                        "Baskets (%s) are read from one file, not from a folder.".formatted(path.getFileName()));
            }
            return isTabular(source.path(), dialect)
                    ? TabularBaskets.read(source.path(), mapping(source.path(), dialect), dialect)
                    : LineBaskets.read(source.path(), dialect);
        }
    }

    private static boolean isTabular(Path path, CsvDialect dialect) throws IOException {
        try (CsvTable table = CsvTable.open(path, dialect)) {
            return (table.has("transaction_id") && table.has("product_id")) || linking(table) != null;
        } catch (UnreadableInput e) {
            if (e.why() == UnreadableInput.Why.MALFORMED) {
                return false; // a first basket that makes no header, such as one that names a product twice
            }
            throw e;
        }
    }

    private static Mapping mapping(Path path, CsvDialect dialect) throws IOException {
        try (CsvTable table = CsvTable.open(path, dialect)) {
            return Objects.requireNonNullElse(linking(table), Presets.BASKETS);
        }
    }

    /** What says of which transaction each row is, or null. */
    private static @Nullable Mapping linking(CsvTable table) {
        Mapping preset = Presets.fitting(table);
        return preset != null && preset.columns().containsKey("transaction_id") ? preset : Headings.baskets(table);
    }
}
