package io.slotwise.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A small version of the cost report: a piece of a day of each kind, the naive pipeline against the product. */
@Tag("slow")
class CostReportTest {
    private static final int DEEDS = 12;

    static Stream<String> traces() {
        return Trace.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void a_frozen_trace_is_what_its_maker_makes(String name) {
        assertThat(Trace.named(name)).isEqualTo(TraceMaker.make(name, 1));
    }

    @Test
    void the_product_costs_a_fraction_shows_no_less_and_agrees_with_the_far_side() throws Exception {
        List<Deed> editing = Trace.named("editor").deeds().subList(20, 20 + DEEDS);
        List<Deed> night = Trace.named("fleet").deeds().subList(0, 4);

        CostReport report = CostReport.brief(
                new Trace(
                        "piece", Stream.concat(night.stream(), editing.stream()).toList()),
                1);

        assertThat(report.naive().answered()).isEqualTo(DEEDS + 4);
        assertThat(report.product().causes()).isEmpty();
        assertThat(report.naive().over(report.product())).isGreaterThan(8);
        assertThat(report.product().shown())
                .isGreaterThanOrEqualTo(report.naive().shown());
        assertThat((double) report.product().bookedNanos())
                .isCloseTo(
                        (double) report.product().farNanos(),
                        within(0.001 * report.product().farNanos()));
        assertThat(report.product().tokenError()).isLessThan(0.1);
    }
}
