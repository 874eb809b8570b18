package io.slotwise.server.boot;

import io.slotwise.llm.claude.ClaudeConfig;
import io.slotwise.llm.cost.Budget;
import io.slotwise.llm.cost.Tiers;
import io.slotwise.llm.gateway.GatewayConfig;
import io.slotwise.llm.gateway.Sampling;
import io.slotwise.llm.prompt.PromptLibrary;
import io.slotwise.llm.resilience.ResilienceConfig;
import io.slotwise.server.advice.explain.prompt.Conduct;
import java.time.ZoneId;
import java.util.List;

/**
 * Whom to ask for words, and how much that may cost.
 *
 * @param claude the key and the address; its text never shows the key
 * @param budgetUsd for all of a day
 * @param budgetAlerts parts of the budget in percent that are told of once a day
 * @param zone the operator's: where a day begins and ends
 * @param tiers models and deadlines
 * @param breakerFailures failures among the last calls of a model after which it is left alone for a while
 * @param conduct which features lower tiers may answer, and which ask several times
 * @param sampling how often those ask
 * @param callsPerHour times that Claude is asked for one caller
 * @param plansPerMinute times that Claude is asked for one caller's plans
 * @param prompts the templates that ship and those of the operator
 */
public record ClaudeSettings(
        ClaudeConfig claude,
        long budgetUsd,
        List<Integer> budgetAlerts,
        ZoneId zone,
        Tiers tiers,
        int breakerFailures,
        Conduct conduct,
        Sampling sampling,
        int callsPerHour,
        int plansPerMinute,
        PromptLibrary prompts) {
    GatewayConfig gateway() {
        ResilienceConfig usual = ResilienceConfig.defaults();
        return GatewayConfig.defaults(zone)
                .with(Budget.ofDollars(budgetUsd, zone))
                .with(tiers)
                .with(sampling)
                .with(new ResilienceConfig(
                        usual.attempts(),
                        usual.retryShare(),
                        usual.retryFloor(),
                        usual.backoff(),
                        usual.backoffMost(),
                        usual.concurrent(),
                        usual.queue(),
                        usual.queueWait(),
                        usual.breakerWindow(),
                        breakerFailures,
                        usual.breakerOpen(),
                        usual.accountOff()));
    }
}
