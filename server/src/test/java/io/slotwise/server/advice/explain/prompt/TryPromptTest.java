package io.slotwise.server.advice.explain.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Asker;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.cost.Price;
import io.slotwise.llm.cost.PriceTable;
import io.slotwise.llm.cost.Tiers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TryPromptTest {
    private static final LocalDate RISE = LocalDate.of(2026, 11, 27);

    @Test
    void what_a_trial_costs_goes_by_the_prices_of_the_operators_day() {
        double before = costOn(RISE.minusDays(1));

        assertThat(before).isPositive();
        assertThat(costOn(RISE)).isCloseTo(3 * before, within(1e-9));
    }

    private static double costOn(LocalDate today) {
        Tiers tiers = Tiers.defaults();
        String model = tiers.of(Tier.FAST).model();
        PriceTable prices =
                new PriceTable(List.of(price(model, RISE.minusYears(1), 100), price(model, RISE, 300)), Map.of());
        PromptFiles prompts =
                new PromptFiles(PromptFiles.shipped(), new byte[] {1}, tier -> 10_000, (tier, prompt, schema) -> 1_000);
        TryPrompt trying = new TryPrompt(new Nobody(), prompts, tiers, prices, () -> today);
        return trying.show(new TryPrompt.Trial("Why?", "", "", Map.of(), Tier.FAST), Cause.NO_KEY)
                .costBefore();
    }

    private static Price price(String model, LocalDate from, long nanos) {
        return new Price(model, from, 0, "standard", Price.Mode.LIVE, nanos, nanos, nanos, nanos, nanos);
    }

    private static final class Nobody implements Asker {
        @Override
        public Outcome ask(Ask ask, Check check, Cancellation cancellation) {
            throw new IllegalStateException("Nobody is asked.");
        }

        @Override
        public Outcome stream(Ask ask, Check check, Cancellation cancellation, Consumer<Piece> listener) {
            throw new IllegalStateException("Nobody is asked.");
        }
    }
}
