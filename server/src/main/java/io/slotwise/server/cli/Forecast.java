package io.slotwise.server.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slotwise.engine.demand.DemandForecast;
import io.slotwise.engine.demand.DemandForecaster;
import io.slotwise.engine.demand.Reliability;
import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.outlook.Influences;
import io.slotwise.server.advice.demand.DayEffect;
import io.slotwise.server.advice.demand.DayEffects;
import io.slotwise.server.cli.given.Output;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slotwise forecast}: what will sell, as one JSON object a line. */
@Command(
        name = "forecast",
        description = "Says what will sell, by product, category, machine and fleet, as JSON lines.",
        mixinStandardHelpOptions = true)
final class Forecast implements Callable<Integer> {
    private static final int DEFAULT_HORIZON_DAYS = 7;

    @Mixin
    private final Evidence evidence = new Evidence();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "First day of the forecast; nothing on or after it is looked at. Default: the day after the"
                    + " last sale.")
    private @Nullable LocalDate asOf;

    @Option(names = "--horizon", paramLabel = "DAYS", description = "Days to forecast, 1 to 180. Default: 7.")
    private int horizonDays = DEFAULT_HORIZON_DAYS;

    @Option(names = "--level", description = "sku, category, machine, fleet or all. Default: all.")
    private Wanted wanted = Wanted.ALL;

    @Mixin
    private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    /** The levels that may be asked for. */
    enum Wanted {
        SKU,
        CATEGORY,
        MACHINE,
        FLEET,
        ALL;

        List<Level> levels() {
            return switch (this) {
                case SKU -> List.of(Level.SKU);
                case CATEGORY -> List.of(Level.CATEGORY);
                case MACHINE -> List.of(Level.MACHINE);
                case FLEET -> List.of(Level.FLEET);
                case ALL -> List.of(Level.values());
            };
        }
    }

    /** One line of the answer; a machine's says what moves its sales beside its weekdays. */
    record Line(
            Level level,
            @Nullable String deviceId,
            @Nullable String productId,
            @Nullable String category,
            LocalDate from,
            LocalDate to,
            double mean,
            Map<String, Double> quantiles,
            Reliability reliability,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<DayEffect> effects) {
        static Line of(DemandForecast one, @Nullable List<DayEffect> effects) {
            Map<String, Double> quantiles = new LinkedHashMap<>();
            for (double level : DemandForecast.LEVELS) {
                quantiles.put(String.valueOf(level), one.quantile(level));
            }
            boolean hasCategory = one.level() == Level.SKU || one.level() == Level.CATEGORY;
            return new Line(
                    one.level(),
                    one.level() == Level.FLEET ? null : one.deviceId(),
                    one.level() == Level.SKU ? one.productId() : null,
                    hasCategory ? one.category() : null,
                    one.from(),
                    one.to(),
                    one.mean(),
                    quantiles,
                    one.reliability(),
                    effects);
        }
    }

    @Override
    public Integer call() throws IOException {
        Evidence.Fleet fleet = evidence.read(output);
        LocalDate day = asOf == null ? fleet.dayAfterLastSale() : asOf;
        DemandForecaster forecaster = DemandForecaster.fit(fleet.histories(), fleet::categoryOf, day);
        int lines = 0;
        for (Level level : wanted.levels()) {
            for (DemandForecast one : forecaster.forecast(level, horizonDays)) {
                output.line(Line.of(one, level == Level.MACHINE ? effects(forecaster, one.deviceId()) : null));
                lines++;
            }
        }
        if (lines == 0) {
            output.note("There is nothing to forecast from %s on: no machine sold anything in the weeks before."
                    .formatted(day));
        }
        command.commandLine().getOut().flush();
        return 0;
    }

    private List<DayEffect> effects(DemandForecaster forecaster, String deviceId) {
        int machine = forecaster.model().panel().machines().indexOf(deviceId);
        return DayEffects.of(Influences.of(forecaster.model(), machine, horizonDays), horizonDays);
    }
}
