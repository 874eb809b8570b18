package io.slotwise.llm.gateway;

import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Caching;
import io.slotwise.llm.call.Canonical;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Shape;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.upstream.Claude;
import io.slotwise.llm.cost.Budget;
import io.slotwise.llm.cost.MemoryLedgerStore;
import io.slotwise.llm.cost.TierLimits;
import io.slotwise.llm.cost.Tiers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;

/** Asks and pipes that tests share. */
final class Asks {
    static final Shape SHAPE = new Shape("1", """
            {"type":"object","additionalProperties":false,"required":["slot"],
             "properties":{"slot":{"type":"string"}}}""");

    private Asks() {}

    static Ask plain() {
        return Ask.of("explain", Tier.FAST, Prompt.of("You explain.", "Why is A1 empty?"));
    }

    static Ask kept(String question, Map<String, Long> tags) {
        return plain().cached(new Caching.Exact(Canonical.EMPTY.text("question", question), tags));
    }

    static GatewayConfig config() {
        Tiers usual = Tiers.defaults();
        TierLimits patient = new TierLimits("claude-haiku-5-5", 2_000, 500, 0, Duration.ofSeconds(20), null);
        return GatewayConfig.defaults(ZoneOffset.UTC).with(usual.with(Tier.FAST, patient));
    }

    static GatewayConfig config(long dayNanos) {
        return config().with(new Budget(dayNanos, Map.of(), ZoneOffset.UTC));
    }

    static Surroundings around(Claude claude, MemoryLedgerStore ledger) {
        return around(claude, ledger, new ByHand());
    }

    static Surroundings around(Claude claude, MemoryLedgerStore ledger, ByHand time) {
        return Surroundings.inMemory(claude, alarm -> {}).with(ledger).with(time, time);
    }
}
