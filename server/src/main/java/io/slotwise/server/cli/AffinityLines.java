package io.slotwise.server.cli;

import io.slotwise.engine.affinity.Affinity;
import io.slotwise.engine.affinity.AffinityReport;
import io.slotwise.engine.affinity.AffinitySettings;
import io.slotwise.engine.affinity.Baskets;
import io.slotwise.engine.affinity.Null;
import io.slotwise.engine.affinity.Pair;
import io.slotwise.intake.baskets.Basket;
import io.slotwise.intake.baskets.BasketFile;
import io.slotwise.intake.baskets.BasketsRead;
import io.slotwise.intake.open.Intake;
import io.slotwise.intake.open.IntakeOptions;
import io.slotwise.server.advice.imports.DatasetBaskets;
import io.slotwise.server.cli.given.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slotwise affinity}: the products that are bought together, a JSON line for each pair. */
@Command(
        name = "affinity",
        description = "Finds products that are bought together; writes a JSON line for each pair.",
        mixinStandardHelpOptions = true)
final class AffinityLines implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Origin origin;

    @Option(
            names = "--fdr",
            paramLabel = "RATE",
            defaultValue = "0.05",
            description = "Largest share of false pairs, between 0 and 1; ${DEFAULT-VALUE} if not given.")
    private double errorRate;

    @Option(
            names = "--null",
            paramLabel = "MODEL",
            defaultValue = "size-adjusted",
            description = "What chance is taken to be: size-adjusted (given if none is) or independence.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Null model;

    @Mixin
    private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    /** Where the baskets come from. */
    static final class Origin {
        @Option(names = "--baskets", paramLabel = "FILE", description = "Rows of transactions, or a basket a line.")
        private @Nullable Path baskets;

        @Option(names = "--dataset", paramLabel = "DIR", description = "Dataset folder.")
        private @Nullable Path dataset;
    }

    /** One pair as it is written. */
    record Line(
            String a,
            String b,
            int count,
            double expected,
            double lift,
            double liftLow,
            double liftHigh,
            double pValue,
            double qValue) {
        static Line of(Pair pair) {
            return new Line(
                    pair.a(),
                    pair.b(),
                    pair.count(),
                    pair.expected(),
                    pair.lift(),
                    pair.liftLow(),
                    pair.liftHigh(),
                    pair.pValue(),
                    pair.qValue());
        }
    }

    /** The null model of that name. */
    static Null model(String word) {
        return switch (word) {
            case "size-adjusted" -> Null.SIZE_ADJUSTED;
            case "independence" -> Null.INDEPENDENCE;
            default ->
                throw new IllegalArgumentException(
                        "The model (%s) must be size-adjusted or independence.".formatted(word));
        };
    }

    @Override
    public Integer call() throws IOException {
        AffinityReport report = Affinity.find(baskets(), settings());
        report.pairs().forEach(pair -> output.line(Line.of(pair)));
        if (report.reasonIfEmpty() != null) {
            output.note(report.reasonIfEmpty());
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private AffinitySettings settings() {
        try {
            return AffinitySettings.DEFAULT.with(model).withErrorRate(errorRate);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Baskets baskets() throws IOException {
        if (origin.baskets == null) {
            Path folder = java.util.Objects.requireNonNull(origin.dataset);
            return DatasetBaskets.of(
                    Intake.open(folder, IntakeOptions.NONE).dataset().sales());
        }
        BasketsRead read = BasketFile.read(origin.baskets);
        if (read.report().rejected() > 0) {
            output.note("%d of %d rows were rejected: %s"
                    .formatted(
                            read.report().rejected(),
                            read.report().rows(),
                            read.report().rejections()));
        }
        Baskets.Builder builder = new Baskets.Builder();
        for (Basket basket : read.baskets()) {
            builder.add(basket.deviceId(), basket.day(), basket.productIds());
        }
        return builder.build();
    }
}
