package io.slotwise.engine.demand.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.demand.count.NegativeBinomial;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitTimingTest {
    private static final VisitTiming.Line LINE =
            new VisitTiming.Line(days -> new NegativeBinomial(1.2 * days, 0.2), 10, 1.5);

    @Test
    void weighs_visits_against_what_is_missed() {
        VisitTiming timing = VisitTiming.of(List.of(LINE), 5);
        assertThat(timing.basis()).isEqualTo(VisitTiming.Basis.COST);
        assertThat(timing.options())
                .allMatch(one -> one.costPerWeek() >= timing.best().costPerWeek());
        assertThat(timing.best().days()).isBetween(6, 14);
    }

    @Test
    void comes_less_often_the_more_a_visit_costs() {
        int cheap = VisitTiming.of(List.of(LINE), 1).best().days();
        int dear = VisitTiming.of(List.of(LINE), 20).best().days();
        assertThat(cheap).isLessThan(dear);
    }

    @Test
    void keeps_nearly_all_sales_where_nobody_knows_what_a_visit_costs() {
        VisitTiming timing = VisitTiming.of(List.of(LINE), 0);
        assertThat(timing.basis()).isEqualTo(VisitTiming.Basis.SALES_KEPT);
        assertThat(timing.best().soldShare()).isGreaterThanOrEqualTo(VisitTiming.SHARE_KEPT);
        assertThat(timing.options().get(timing.best().days()).soldShare()).isLessThan(VisitTiming.SHARE_KEPT);
    }
}
