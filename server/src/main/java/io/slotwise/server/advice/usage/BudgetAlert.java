package io.slotwise.server.advice.usage;

import io.slotwise.llm.cost.Budget;
import io.slotwise.llm.cost.Spend;
import java.util.Locale;

/** How near the day's limit is. */
public enum BudgetAlert {
    NONE,
    /** At today's pace the limit will be reached before the day ends. */
    WILL_RUN_OUT,
    /** Four fifths are spent or held. */
    NEARLY_SPENT,
    /** A call found no room today, or there is none left. */
    SPENT;

    private static final double NANOS = 1e9;
    private static final double NEARLY = 0.8;

    static BudgetAlert of(Spend spend, Budget budget, double forecastDollars, boolean noRoom) {
        long limit = budget.dayNanos();
        long gone = spend.spentNanos() + spend.heldNanos();
        if (noRoom || gone >= limit) {
            return SPENT;
        }
        if (gone >= NEARLY * limit) {
            return NEARLY_SPENT;
        }
        return forecastDollars * NANOS > limit ? WILL_RUN_OUT : NONE;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
