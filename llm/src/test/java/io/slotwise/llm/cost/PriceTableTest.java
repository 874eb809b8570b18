package io.slotwise.llm.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.call.Keep;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.cost.Price.Mode;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTableTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final String HAIKU = "claude-haiku-5-5";

    private final PriceTable table = PriceTable.shipped();

    @ParameterizedTest
    @CsvSource({
        "claude-haiku-5-5, 600000000",
        "claude-sonnet-5-5, 12000000000",
        "claude-opus-5-5, 24000000000",
        "claude-haiku-4-5, 6000000000",
        "claude-opus-5, 30000000000"
    })
    void a_million_tokens_in_and_out_cost_what_the_list_says(String model, long nanos) {
        // ten requests below the step that some prices have
        long cost = 0;
        for (int i = 0; i < 100; i++) {
            cost += table.cost(model, TODAY, Mode.LIVE, Usage.of(10_000, 10_000))
                    .orElseThrow();
        }
        assertThat(cost).isEqualTo(nanos);
    }

    @Test
    void the_whole_request_costs_more_once_its_prompt_passes_the_step() {
        assertThat(table.cost(HAIKU, TODAY, Mode.LIVE, Usage.of(100_000, 0))).hasValue(100_000 * 100);
        assertThat(table.cost(HAIKU, TODAY, Mode.LIVE, Usage.of(100_001, 0))).hasValue(100_001L * 500);
    }

    @Test
    void tokens_read_from_the_prefix_cache_count_for_the_step() {
        Usage usage = new Usage(1, 0, 100_000, 0, 0);
        assertThat(table.cost(HAIKU, TODAY, Mode.LIVE, usage)).hasValue(500 + 100_000L * 50);
    }

    @Test
    void each_kind_of_token_has_its_price() {
        assertThat(table.cost(HAIKU, TODAY, Mode.LIVE, new Usage(1, 1, 1, 1, 1)))
                .hasValue(100 + 500 + 10 + 125 + 200);
    }

    @Test
    void a_batch_costs_half() {
        assertThat(table.cost("claude-sonnet-5-5", TODAY, Mode.BATCH, Usage.of(1_000, 1_000)))
                .hasValue(6_000_000);
    }

    @Test
    void a_model_without_a_row_has_no_price() {
        assertThat(table.cost("claude-nobody-1", TODAY, Mode.LIVE, Usage.of(1, 1)))
                .isEqualTo(OptionalLong.empty());
        assertThat(table.worstCase("claude-nobody-1", TODAY, Mode.LIVE, 1, 1, Keep.NO))
                .isEqualTo(OptionalLong.empty());
    }

    @Test
    void a_row_holds_from_its_first_day() {
        Price old = new Price("m", LocalDate.of(2026, 1, 1), 0, "standard", Mode.LIVE, 10, 10, 10, 10, 10);
        Price late = new Price("m", LocalDate.of(2026, 6, 1), 0, "standard", Mode.LIVE, 7, 7, 7, 7, 7);
        PriceTable rows = new PriceTable(List.of(late, old), Map.of());

        assertThat(rows.knows("m", LocalDate.of(2025, 12, 31))).isFalse();
        assertThat(rows.cost("m", LocalDate.of(2026, 5, 31), Mode.LIVE, Usage.of(1, 0)))
                .hasValue(10);
        assertThat(rows.cost("m", LocalDate.of(2026, 6, 1), Mode.LIVE, Usage.of(1, 0)))
                .hasValue(7);
    }

    @Test
    void no_usage_within_the_bound_costs_more_than_the_worst_case() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            long bound = random.nextLong(1, 250_000);
            long output = random.nextLong(1, 10_000);
            Keep keep = List.of(Keep.NO, Keep.FIVE_MINUTES, Keep.ONE_HOUR).get(random.nextInt(3));
            long worst = table.worstCase(HAIKU, TODAY, Mode.LIVE, bound, output, keep)
                    .orElseThrow();
            long read = random.nextLong(bound + 1);
            long written = keep == Keep.NO ? 0 : random.nextLong(bound - read + 1);
            Usage usage = new Usage(
                    random.nextLong(bound - read - written + 1),
                    random.nextLong(output + 1),
                    read,
                    keep == Keep.FIVE_MINUTES ? written : 0,
                    keep == Keep.ONE_HOUR ? written : 0);
            assertThat(table.cost(HAIKU, TODAY, Mode.LIVE, usage).orElseThrow()).isLessThanOrEqualTo(worst);
        }
    }

    @Test
    void warns_of_models_that_are_gone_going_or_unknown() {
        PriceTable rows = new PriceTable(
                List.of(
                        new Price("gone", TODAY.minusYears(2), 0, "standard", Mode.LIVE, 1, 1, 1, 1, 1),
                        new Price("going", TODAY.minusYears(1), 0, "standard", Mode.LIVE, 1, 1, 1, 1, 1),
                        new Price("fine", TODAY.minusYears(1), 0, "standard", Mode.LIVE, 1, 1, 1, 1, 1)),
                Map.of("gone", TODAY, "going", TODAY.plusDays(60)));

        assertThat(rows.warnings(List.of("gone", "going", "fine", "odd"), TODAY, Period.ofMonths(3)))
                .hasSize(3)
                .anySatisfy(warning -> assertThat(warning).contains("gone was retired"))
                .anySatisfy(warning -> assertThat(warning).contains("going will be retired"))
                .anySatisfy(warning -> assertThat(warning).contains("odd has no price"));
    }

    @Test
    void the_models_that_ship_need_no_warning() {
        assertThat(table.warnings(Tiers.defaults().models(), TODAY, Period.ofMonths(3)))
                .isEmpty();
    }
}
