package io.slotwise.server.boot;

import io.slotwise.llm.claude.ClaudeConfig;
import io.slotwise.llm.cost.Budget;
import java.time.ZoneId;

/**
 * Whom to ask for words, and how much that may cost.
 *
 * @param claude the key and the address; its text never shows the key
 * @param budgetUsd for all of a day
 * @param zone the operator's: where a day begins and ends
 * @param callsPerHour times that Claude is asked for one caller
 * @param plansPerMinute times that Claude is asked for one caller's plans
 */
public record ClaudeSettings(ClaudeConfig claude, long budgetUsd, ZoneId zone, int callsPerHour, int plansPerMinute) {
    Budget budget() {
        return Budget.ofDollars(budgetUsd, zone);
    }
}
