package io.slotwise.server.upstream;

import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Shape;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.claude.ClaudeConfig;
import io.slotwise.llm.claude.LazyClaude;
import io.slotwise.llm.cost.MemoryLedgerStore;
import io.slotwise.llm.cost.TierLimits;
import io.slotwise.llm.cost.Tiers;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.gateway.Gateway;
import io.slotwise.llm.gateway.GatewayConfig;
import io.slotwise.llm.gateway.Surroundings;
import io.slotwise.testbed.claude.SimulatedClaude;
import java.time.Duration;
import java.time.ZoneOffset;

/** A gateway over a socket to a simulated far side of its own. */
final class Wire implements AutoCloseable {
    static final Shape SHAPE = new Shape("1", """
            {"type":"object","additionalProperties":false,"required":["reasoning"],
             "properties":{"reasoning":{"type":"string"}}}""");

    final SimulatedClaude far;
    final MemoryLedgerStore ledger = new MemoryLedgerStore(10_000);
    final LazyClaude claude;
    final Gateway gateway;

    private Wire(SimulatedClaude far, Duration deadline) {
        this.far = far;
        this.claude = LazyClaude.load(ClaudeConfig.of("test-key", far.address().toString()));
        TierLimits limits = new TierLimits("claude-haiku-5-5", 20_000, 500, 0, deadline, null);
        GatewayConfig usual = GatewayConfig.defaults(ZoneOffset.UTC);
        Tiers tiers = usual.tiers().with(Tier.FAST, limits);
        this.gateway = new Gateway(
                usual.with(tiers), Surroundings.inMemory(claude, alarm -> {}).with(ledger));
    }

    static Wire open(Duration deadline) {
        return new Wire(SimulatedClaude.start(7), deadline);
    }

    static Wire to(SimulatedClaude far, Duration deadline) {
        return new Wire(far, deadline);
    }

    static Ask ask() {
        return ask("Why is A1 empty?");
    }

    static Ask ask(String question) {
        return Ask.of("explain", Tier.FAST, Prompt.of("You explain vending machines.", question));
    }

    long booked() {
        return ledger.rows().stream().mapToLong(UsageRow::costNanos).sum();
    }

    @Override
    public void close() {
        far.close();
    }
}
