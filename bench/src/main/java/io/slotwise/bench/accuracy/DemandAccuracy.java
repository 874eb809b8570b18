package io.slotwise.bench.accuracy;

import io.slotwise.engine.demand.backtest.Accuracy;
import io.slotwise.engine.demand.backtest.AccuracyText;
import io.slotwise.engine.demand.fleet.Panel;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.open.Intake;
import io.slotwise.intake.open.IntakeOptions;
import io.slotwise.testbed.fleet.TruthFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How accurate demand is forecast: {@code DemandAccuracy SEED REPORT [FOLDER]}. Always on truth fleets made from the
 * seed; on real sales too where the folder has them, each file from its dates, products and categories alone.
 */
public final class DemandAccuracy {
    private static final List<String> PRESETS = List.of("habit", "heavy-sellers", "stock-unknown");
    private static final List<String> FILES = List.of("nj_vending_2022_jan_aug.csv", "coffee_m1_until_2024_10.csv");

    /** A day of the week has no truth of its own. */
    private static final List<Integer> TRUE_HORIZONS = List.of(7, 28);

    private DemandAccuracy() {}

    public static void main(String[] args) throws IOException {
        long seed = Long.parseLong(args[0]);
        StringBuilder report = new StringBuilder("`bench/run accuracy %s`, %d processors, Java %s.%n"
                .formatted(String.join(" ", args), Runtime.getRuntime().availableProcessors(), Runtime.version()));
        if (args.length > 2) {
            for (String file : FILES) {
                add(report, file, real(Path.of(args[2], file)));
            }
        } else {
            System.out.println("No folder of real sales was given: truth fleets alone.");
        }
        for (String preset : PRESETS) {
            TruthFleet fleet = TruthFleet.preset(preset, seed);
            Dataset dataset = fleet.dataset();
            Panel panel = panel(dataset, histories(dataset));
            add(
                    report,
                    "Truth fleet " + preset + ", seed " + seed,
                    AccuracyText.of(accuracy(panel)) + TrueRates.of(fleet, panel, TRUE_HORIZONS));
        }
        Files.writeString(Path.of(args[1]), report);
        System.out.print(report);
    }

    private static void add(StringBuilder report, String title, String text) {
        report.append("%n## %s%n%n".formatted(title)).append(text);
    }

    private static String real(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return "The file (%s) is missing: skipped.%n".formatted(file.getFileName());
        }
        Dataset dataset = Intake.open(file, IntakeOptions.NONE).dataset();
        return AccuracyText.of(accuracy(panel(dataset, salesAlone(dataset))));
    }

    private static Accuracy accuracy(Panel panel) {
        return Accuracy.of(panel, Accuracy.LEAST_ORIGINS, Accuracy.HORIZONS);
    }

    private static Panel panel(Dataset dataset, Map<String, MachineHistory> histories) {
        LocalDate end = dataset.sales().stream()
                .map(Sale::date)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plusDays(1);
        Map<String, String> categories =
                dataset.catalogue().products().stream().collect(Collectors.toMap(Product::id, Product::category));
        return Panel.of(histories, id -> categories.getOrDefault(id, ""), end);
    }

    static Map<String, MachineHistory> histories(Dataset dataset) {
        Map<String, MachineHistory> histories = new TreeMap<>();
        dataset.machines().forEach(machine -> histories.put(machine.id(), dataset.history(machine.id())));
        return histories;
    }

    /** A planogram reconstructed from the whole file would let its later days speak of its earlier ones. */
    private static Map<String, MachineHistory> salesAlone(Dataset dataset) {
        Stream<Sale> sales = dataset.sales().stream();
        Map<String, MachineHistory> histories = new TreeMap<>();
        sales.collect(Collectors.groupingBy(Sale::deviceId))
                .forEach((id, own) -> histories.put(id, MachineHistory.of(SalesHistory.of(own))));
        return histories;
    }
}
