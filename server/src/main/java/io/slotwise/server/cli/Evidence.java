package io.slotwise.server.cli;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.Imported;
import io.slotwise.intake.mapping.MappingFile;
import io.slotwise.intake.mapping.Presets;
import io.slotwise.intake.open.Intake;
import io.slotwise.intake.open.IntakeOptions;
import io.slotwise.intake.report.ImportReport;
import io.slotwise.server.cli.given.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where a command takes a fleet's past from: a dataset folder, or a file of sales alone. */
final class Evidence {
    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Where where;

    @Option(names = "--preset", description = "What the columns of the sales file mean. Default: found by its columns.")
    private @Nullable String preset;

    @Option(names = "--mapping", paramLabel = "FILE", description = "A mapping file that says what the columns mean.")
    private @Nullable Path mapping;

    private static final class Where {
        @Option(names = "--dataset", paramLabel = "DIR", required = true, description = "A dataset folder.")
        private @Nullable Path dataset;

        @Option(names = "--sales", paramLabel = "FILE", required = true, description = "A file of sales.")
        private @Nullable Path sales;
    }

    /** The pasts of some machines, by device id, and their products. */
    record Fleet(Map<String, MachineHistory> histories, Catalogue catalogue) {
        String categoryOf(String productId) {
            Product product = catalogue.find(productId);
            return product == null ? "" : product.category();
        }

        LocalDate dayAfterLastSale() {
            return histories.values().stream()
                    .map(history -> history.sales().lastDay())
                    .flatMap(Stream::ofNullable)
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The input has no sales, so there is nothing to forecast from."))
                    .plusDays(1);
        }
    }

    /** Reads it; what a person should know of how a file was read is noted. */
    Fleet read(Output output) throws IOException {
        if (where.dataset != null) {
            Dataset dataset = Intake.open(where.dataset, IntakeOptions.NONE).dataset();
            Map<String, MachineHistory> histories = new TreeMap<>();
            dataset.machines().forEach(machine -> histories.put(machine.id(), dataset.history(machine.id())));
            return new Fleet(histories, dataset.catalogue());
        }
        Imported imported = Intake.open(Objects.requireNonNull(where.sales), options());
        ImportReport report = imported.report();
        report.files().forEach(file -> file.warnings().forEach(output::note));
        if (report.rejected() > 0) {
            output.note("%d of %d rows were rejected; import --dry-run says why."
                    .formatted(report.rejected(), report.rows()));
        }
        return salesAlone(imported.dataset());
    }

    private IntakeOptions options() throws IOException {
        if (mapping != null) {
            return IntakeOptions.NONE.with(MappingFile.read(mapping));
        }
        return preset == null ? IntakeOptions.NONE : IntakeOptions.NONE.with(Presets.named(preset));
    }

    /**
     * Only what was sold and when. A planogram reconstructed from the whole file would let its later days speak of
     * its earlier ones, so it is left aside.
     */
    private static Fleet salesAlone(Dataset dataset) {
        Map<String, List<Sale>> byDevice = dataset.sales().stream()
                .collect(Collectors.groupingBy(Sale::deviceId, TreeMap::new, Collectors.toList()));
        Map<String, MachineHistory> histories = new TreeMap<>();
        byDevice.forEach((id, sales) -> histories.put(id, MachineHistory.of(SalesHistory.of(sales))));
        return new Fleet(histories, dataset.catalogue());
    }
}
