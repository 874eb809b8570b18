package io.slotwise.engine.insight.anomaly;

import io.slotwise.engine.insight.FleetPast;
import io.slotwise.engine.insight.Weeks;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.sales.Availability;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Levels that changed and stayed: of whole machines against how busy the other machines were, and of products against the
 * rest of their machine. So a season, a week of snow or a busier machine is no shift; weeks with another calendar, closed
 * weeks and weeks without the product on offer do not count. Where levels wander anyway, a shift must be more than that.
 */
final class LevelShifts {
    private static final int DAYS = 7;
    private static final int FEWEST_OTHERS = 3;
    private static final int FEWEST_WEEKS = 8;
    private static final double FEWEST_UNITS_A_WEEK = 1.5;
    private static final double MOSTLY_ON_OFFER = 0.5;
    private static final double NEAR_95 = 1.96;

    private final FleetPast fleet;
    private final Weeks weeks;
    private final ShiftTest test = new ShiftTest();
    private final List<Line> ofMachines = new ArrayList<>();
    private final List<Line> ofProducts = new ArrayList<>();

    private LevelShifts(FleetPast fleet, Weeks weeks) {
        this.fleet = fleet;
        this.weeks = weeks;
    }

    /** Looks at machines, and apart at products: a few machines need not pay for the many looks at products. */
    static List<Anomalies.Looks> find(FleetPast fleet, Weeks weeks) {
        LevelShifts shifts = new LevelShifts(fleet, weeks);
        for (int m = 0; m < fleet.machines().size(); m++) {
            shifts.machine(m);
            shifts.products(m);
        }
        return List.of(shifts.looks(shifts.ofMachines), shifts.looks(shifts.ofProducts));
    }

    /** One series to look at; a product of {@code ""} for the whole machine. */
    private record Line(int machine, String product, WeekSeries series) {}

    private Anomalies.Looks looks(List<Line> lines) {
        double drift = Drift.of(lines.stream().map(Line::series).toList());
        List<Anomaly> found = lines.stream().map(line -> look(line, drift)).toList();
        return new Anomalies.Looks(found, found.size());
    }

    private void machine(int machine) {
        double[] exposure = weeks.othersLevel(machine, FEWEST_OTHERS);
        WeekSeries series =
                WeekSeries.of(weeks.units(machine), exposure, weeks.calendarStates(machine), weeks.firstWeek(machine));
        add(machine, "", series);
    }

    private void products(int machine) {
        Machine here = fleet.machines().get(machine);
        MachineHistory history = fleet.history(here.id());
        Map<String, float[]> onOffer = Availability.of(history, weeks.day(0), weeks.count() * DAYS);
        Set<String> standing = new TreeSet<>();
        here.planograms().forEach(planogram -> standing.addAll(planogram.productIds()));
        int[] machineUnits = weeks.units(machine);
        int[] sameState = new int[weeks.count()];
        for (String product : standing) {
            int index = history.sales().productIndex(product);
            if (index == SalesHistory.UNKNOWN) {
                continue;
            }
            int[] units = weeks.units(history.sales(), index);
            double[] exposure = exposure(units, machineUnits, onOffer.get(product));
            add(machine, product, WeekSeries.of(units, exposure, sameState, firstSold(units)));
        }
    }

    /** What the rest of the machine sold, as far as the product was on offer; 0 for weeks that do not count. */
    private static double[] exposure(int[] units, int[] machineUnits, float @Nullable [] share) {
        double[] exposure = new double[units.length];
        for (int w = 0; w < units.length; w++) {
            double offered = share == null ? 1 : offered(share, w);
            exposure[w] = offered < MOSTLY_ON_OFFER ? 0 : offered * (machineUnits[w] - units[w]);
        }
        return exposure;
    }

    private static double offered(float[] share, int week) {
        double sum = 0;
        for (int day = week * DAYS; day < (week + 1) * DAYS; day++) {
            sum += share[day] < 0 ? 1 : share[day];
        }
        return sum / DAYS;
    }

    private static int firstSold(int[] units) {
        int first = 0;
        while (first < units.length && units[first] == 0) {
            first++;
        }
        return first + 1;
    }

    private void add(int machine, String product, WeekSeries series) {
        if (series.length() >= FEWEST_WEEKS && series.unitsAWeek() >= FEWEST_UNITS_A_WEEK) {
            (product.isEmpty() ? ofMachines : ofProducts).add(new Line(machine, product, series));
        }
    }

    private Anomaly look(Line line, double drift) {
        WeekSeries series = line.series;
        ShiftTest.Step step = test.strongest(series.units(), series.exposure(), drift);
        double observed = series.unitsFrom(step.at());
        double expected = step.before() * series.exposureFrom(step.at());
        double half = NEAR_95 * Math.sqrt(Math.max(expected, 1) * step.dispersion());
        LocalDate from = weeks.day(series.week(step.at()));
        Machine here = fleet.machines().get(line.machine);
        return new Anomaly(
                Anomaly.Kind.LEVEL_SHIFT,
                here.id(),
                line.product,
                0,
                null,
                from,
                fleet.asOf().minusDays(1),
                observed,
                expected,
                Math.max(0, expected - half),
                expected + half,
                (observed - expected) / (series.length() - step.at()),
                step.pValue(),
                1,
                Clues.around(fleet, here.id(), line.product, from));
    }
}
