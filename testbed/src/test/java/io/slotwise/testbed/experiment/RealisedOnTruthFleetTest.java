package io.slotwise.testbed.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.insight.experiment.Realised;
import io.slotwise.engine.insight.experiment.Verdict;
import io.slotwise.engine.insight.experiment.WeeklyTakings;
import io.slotwise.engine.insight.experiment.WeeklyTakings.Measure;
import io.slotwise.engine.insight.experiment.WeeklyTakings.Window;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.testbed.catalogue.Assortment;
import io.slotwise.testbed.fleet.TruthFleet;
import io.slotwise.testbed.world.TrueMachine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Losses planted in the sales of simulated machines, beside machines that were left alone. */
class RealisedOnTruthFleetTest {
    private static final int WEEKS_AFTER = 10;
    private static final double LOST = 0.3;

    private final List<TrueMachine> machines = TruthFleet.preset("habit", 11).machines();
    private final LocalDate end = machines.getFirst().past().sales().getLast().date();
    private final LocalDate day = end.minusWeeks(WEEKS_AFTER);

    @Test
    void a_planted_loss_is_found_and_its_size_is_about_right() {
        int found = 0;
        double shares = 0;
        for (int m = 0; m < machines.size(); m++) {
            Realised realised = Objects.requireNonNull(Realised.of(takings(m, LOST), others(m)));
            found += Verdict.of(realised) == Verdict.DID_NOT_PAY ? 1 : 0;
            shares += realised.perWeek() / realised.expectedPerWeek() / machines.size();
        }
        assertThat(found).isGreaterThanOrEqualTo(machines.size() * 2 / 3);
        assertThat(shares).isBetween(-LOST - 0.1, -LOST + 0.1);
    }

    @Test
    void machines_that_were_left_alone_are_rarely_blamed() {
        int blamed = 0;
        for (int m = 0; m < machines.size(); m++) {
            Realised realised = Objects.requireNonNull(Realised.of(takings(m, 0), others(m)));
            blamed += Verdict.of(realised) == Verdict.DID_NOT_PAY ? 1 : 0;
        }
        assertThat(blamed).isLessThanOrEqualTo(2);
    }

    private List<WeeklyTakings> others(int machine) {
        List<WeeklyTakings> others = new ArrayList<>();
        for (int other = 0; other < machines.size(); other++) {
            if (other != machine) {
                others.add(takings(other, 0));
            }
        }
        return others;
    }

    /** With each sale after the day left out by that chance. */
    private WeeklyTakings takings(int machine, double lost) {
        SplittableRandom random = new SplittableRandom(machine);
        List<Sale> sales = machines.get(machine).past().sales().stream()
                .filter(sale -> sale.date().isBefore(day) || random.nextDouble() >= lost)
                .toList();
        return WeeklyTakings.of(
                SalesHistory.of(sales),
                Assortment.standard().catalogue(),
                Measure.REVENUE,
                new Window(day, end, 26, WEEKS_AFTER));
    }
}
