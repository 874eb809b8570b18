package io.slotwise.llm.example;

import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.claude.ClaudeConfig;
import io.slotwise.llm.claude.LazyClaude;
import io.slotwise.llm.gateway.Gateway;
import io.slotwise.llm.gateway.GatewayConfig;
import io.slotwise.llm.gateway.Surroundings;
import java.time.ZoneId;

/** The example of the README. */
public final class AskClaude {
    private AskClaude() {}

    // example
    public static void main(String[] args) {
        var account = ClaudeConfig.of(System.getenv("ANTHROPIC_API_KEY"), System.getenv("ANTHROPIC_BASE_URL"));
        var claude = LazyClaude.load(account);
        var gateway = new Gateway(
                GatewayConfig.defaults(ZoneId.systemDefault()), Surroundings.inMemory(claude, System.err::println));
        var prompt = Prompt.of("You answer in one sentence.", "Why do cold drinks sell better at eye level?");
        switch (gateway.ask(Ask.of("example", Tier.BALANCED, prompt), Check.NONE)) {
            case Outcome.Answered it ->
                System.out.printf(
                        "%s%n(%d nano-dollars)%n",
                        it.answer().text(), it.receipt().costNanos());
            case Outcome.Refused it -> System.out.println("Not usable: " + it.detail());
            case Outcome.OverBudget it -> System.out.println("No money left for " + it.scope());
            case Outcome.Unavailable it ->
                System.out.println("Not now: " + it.cause().fallbackReason());
        }
    }
    // end
}
