package io.slotwise.bench.speed;

import io.slotwise.engine.demand.DemandForecast;
import io.slotwise.engine.demand.DemandForecaster;
import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Fitting a year of sales: a fleet of 500 machines with 40 products each (20,000 series), and one machine. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class ForecastBenchmark {
    private static final int MACHINES = 500;
    private static final int PRODUCTS = 40;
    private static final int DAYS = 365;
    private static final double UNITS_PER_DAY = 0.15;
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

    private final Map<String, MachineHistory> fleet = fleet();
    private final Map<String, MachineHistory> one = Map.of("m0", history(0));

    /** The fleet's model. */
    @Benchmark
    public DemandForecaster twentyThousandSeries() {
        return DemandForecaster.fit(fleet, product -> "", FIRST.plusDays(DAYS));
    }

    /** One machine's model and its forecasts of a week and of four, product by product. */
    @Benchmark
    public List<List<DemandForecast>> oneMachine() {
        DemandForecaster forecaster = DemandForecaster.fit(one, product -> "", FIRST.plusDays(DAYS));
        return List.of(forecaster.forecast(Level.SKU, 7), forecaster.forecast(Level.SKU, 28));
    }

    private static Map<String, MachineHistory> fleet() {
        Map<String, MachineHistory> fleet = new TreeMap<>();
        for (int machine = 0; machine < MACHINES; machine++) {
            fleet.put("m" + machine, history(machine));
        }
        return fleet;
    }

    private static MachineHistory history(int machine) {
        SplittableRandom random = new SplittableRandom(machine);
        List<Sale> sales = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int product = 0; product < PRODUCTS; product++) {
                if (random.nextDouble() < UNITS_PER_DAY) {
                    sales.add(Sale.of(FIRST.plusDays(day), "m" + machine, "p" + product));
                }
            }
        }
        return MachineHistory.of(SalesHistory.of(sales));
    }
}
