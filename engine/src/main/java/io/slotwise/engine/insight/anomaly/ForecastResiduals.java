package io.slotwise.engine.insight.anomaly;

import io.slotwise.engine.demand.DemandForecast;
import io.slotwise.engine.demand.DemandForecaster;
import io.slotwise.engine.demand.count.NegativeBinomial;
import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.insight.FleetPast;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.sales.Availability;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The last days against what was forecast for them from the days before: the chance of so few or so many units under the
 * forecast's own law. What all machines share, such as a week of snow, is taken out first where four others can tell; what
 * had no stock is not missing.
 */
final class ForecastResiduals {
    private static final int DAYS = 7;
    private static final int FEWEST_OTHERS = 4;
    private static final double MOST_COMMON = 2;
    private static final double LOW = 0.05;
    private static final double HIGH = 0.975;
    private static final double LEAST_MEAN = 0.01;

    private final FleetPast fleet;
    private final LocalDate start;
    private final Map<String, Double> common = new HashMap<>();
    private final Map<String, Map<String, float[]>> onOffer = new HashMap<>();
    private final List<Anomaly> all = new ArrayList<>();

    private ForecastResiduals(FleetPast fleet, LocalDate start) {
        this.fleet = fleet;
        this.start = start;
    }

    static Anomalies.Looks find(FleetPast fleet, int windowDays, List<AnomalyReport.Note> notes) {
        ForecastResiduals residuals = new ForecastResiduals(fleet, fleet.asOf().minusDays(windowDays));
        Map<String, MachineHistory> usual = residuals.withUsualCalendar(windowDays);
        if (usual.size() < fleet.machines().size()) {
            notes.add(AnomalyReport.Note.UNUSUAL_CALENDAR);
        }
        if (usual.isEmpty()) {
            return Anomalies.Looks.NONE;
        }
        DemandForecaster forecaster = DemandForecaster.fit(usual, fleet::category, residuals.start);
        List<DemandForecast> machines = forecaster.forecast(Level.MACHINE, windowDays);
        residuals.learnCommon(machines);
        machines.forEach(forecast -> residuals.look(forecast, forecaster));
        forecaster.forecast(Level.SKU, windowDays).forEach(forecast -> residuals.look(forecast, forecaster));
        return new Anomalies.Looks(residuals.all, residuals.all.size());
    }

    private Map<String, MachineHistory> withUsualCalendar(int windowDays) {
        Map<String, MachineHistory> usual = new HashMap<>();
        for (Machine machine : fleet.machines()) {
            MachineHistory history = fleet.history(machine.id());
            if (history.sales().before(start).size() > 0
                    && RecentCalendar.isUsual(machine, history, start, windowDays)) {
                usual.put(machine.id(), history);
            }
        }
        return usual;
    }

    private void learnCommon(List<DemandForecast> machines) {
        double sold = 0;
        double expected = 0;
        for (DemandForecast forecast : machines) {
            sold += observed(forecast);
            expected += forecast.mean();
        }
        for (DemandForecast forecast : machines) {
            double ratio = (sold - observed(forecast) + 1) / (expected - forecast.mean() + 1);
            common.put(
                    forecast.deviceId(),
                    machines.size() <= FEWEST_OTHERS ? 1 : Math.clamp(ratio, 1 / MOST_COMMON, MOST_COMMON));
        }
    }

    private int observed(DemandForecast forecast) {
        SalesHistory sales = fleet.history(forecast.deviceId()).sales();
        LocalDate last = fleet.asOf().minusDays(1);
        int[] daily = forecast.productId().isEmpty()
                ? sales.dailyUnits(start, last)
                : sales.dailyUnits(forecast.productId(), start, last);
        int sum = 0;
        for (int units : daily) {
            sum += units;
        }
        return sum;
    }

    private int days() {
        return Math.toIntExact(fleet.asOf().toEpochDay() - start.toEpochDay());
    }

    /** The part of the days on which the product had stock, as far as is known. */
    private double offered(DemandForecast forecast) {
        float[] shares = onOffer.computeIfAbsent(
                        forecast.deviceId(), id -> Availability.of(fleet.history(id), start, days()))
                .get(forecast.productId());
        if (shares == null) {
            return 1;
        }
        double sum = 0;
        for (float share : shares) {
            sum += share < 0 ? 1 : share;
        }
        return sum / shares.length;
    }

    private void look(DemandForecast forecast, DemandForecaster forecaster) {
        double factor = Objects.requireNonNull(common.getOrDefault(forecast.deviceId(), 1.0));
        NegativeBinomial law = forecaster.law(forecast);
        int observed = observed(forecast);
        double most = Math.max(LEAST_MEAN, forecast.mean() * factor);
        double least = Math.max(LEAST_MEAN, most * offered(forecast));
        double atMost = new NegativeBinomial(least, law.dispersion()).cumulative(observed);
        double atLeast = observed == 0 ? 1 : 1 - new NegativeBinomial(most, law.dispersion()).cumulative(observed - 1);
        double mean = Math.clamp(observed, least, most);
        all.add(new Anomaly(
                Anomaly.Kind.OFF_FORECAST,
                forecast.deviceId(),
                forecast.productId(),
                0,
                null,
                start,
                fleet.asOf().minusDays(1),
                observed,
                mean,
                forecast.quantile(LOW) * factor * mean / most,
                forecast.quantile(HIGH) * factor * mean / most,
                (observed - mean) * DAYS / days(),
                Math.clamp(2 * Math.min(atMost, atLeast), 0, 1),
                1,
                Clues.around(fleet, forecast.deviceId(), forecast.productId(), start)));
    }
}
