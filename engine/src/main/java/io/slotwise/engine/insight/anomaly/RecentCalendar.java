package io.slotwise.engine.insight.anomaly;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.engine.sales.MachineHistory;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Whether some days have the calendar of the weeks before them: a forecast does not know of terms and holidays. */
final class RecentCalendar {
    private static final int WEEKS_BEFORE = 28;
    private static final double ALIKE = 0.15;

    private RecentCalendar() {}

    static boolean isUsual(Machine machine, MachineHistory history, LocalDate start, int days) {
        Map<String, double[]> means = new HashMap<>();
        for (CalendarFact fact : history.calendar()) {
            boolean here = fact.scope().isEmpty()
                    || fact.scope().equals(machine.venue().type())
                    || fact.scope().equals(machine.id());
            long day = fact.date().toEpochDay() - start.toEpochDay();
            if (here && (fact.value() == 0 || fact.value() == 1) && day >= -WEEKS_BEFORE && day < days) {
                double[] mean = means.computeIfAbsent(fact.factor(), any -> new double[2]);
                mean[day < 0 ? 0 : 1] += fact.value() / (day < 0 ? WEEKS_BEFORE : days);
            }
        }
        return means.values().stream().allMatch(mean -> Math.abs(mean[1] - mean[0]) <= ALIKE);
    }
}
