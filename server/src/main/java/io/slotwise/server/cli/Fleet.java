package io.slotwise.server.cli;

import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Imported;
import io.slotwise.intake.open.Intake;
import io.slotwise.intake.open.IntakeOptions;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.imports.DatasetMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that name one cabinet of one machine in a dataset folder. */
final class Fleet {
    @Option(names = "--dataset", paramLabel = "DIR", required = true, description = "Dataset folder.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path dataset;

    @Option(names = "--device", paramLabel = "ID", required = true, description = "Machine of the dataset.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private String device;

    @Option(names = "--cabinet", paramLabel = "N", description = "Cabinet of the machine; 0 is the first.")
    private int cabinet;

    /** The cabinet as it stands; only this machine's sales are kept in memory. */
    Situation situation() throws IOException {
        List<Sale> sales = new ArrayList<>();
        Imported imported = Intake.open(
                dataset,
                IntakeOptions.NONE,
                batch -> batch.stream()
                        .filter(sale -> sale.deviceId().equals(device))
                        .forEach(sales::add));
        return DatasetMachine.of(imported.dataset().withSales(sales), device, cabinet);
    }
}
