package io.slotwise.server.advice;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.value.Uplift;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.engine.value.money.WeeklyValue;
import java.util.Locale;

/**
 * What a change brings, as callers see it: the expected week before and after, and what lies between.
 *
 * @param intervalLevel share of the belief that the uplift's interval holds
 * @param measure {@code margin} or {@code revenue}: what the money counts
 */
public record Impact(
        Money currentPerWeek,
        Money plannedPerWeek,
        MoneyPerWeek uplift,
        double intervalLevel,
        String currency,
        String measure) {
    /** From a comparison made with the standard settings. */
    public static Impact of(Uplift uplift, Situation situation) {
        return of(uplift, uplift.change(), situation);
    }

    /** @param change what is said of it, which may be less than the model alone would say */
    public static Impact of(Uplift uplift, WeeklyValue change, Situation situation) {
        return new Impact(
                Money.nearest(uplift.before().total()),
                Money.nearest(uplift.before().total() + change.mean()),
                MoneyPerWeek.of(change),
                ValueSettings.STANDARD.intervalLevel(),
                situation.machine().service().currency(),
                uplift.measure().name().toLowerCase(Locale.ROOT));
    }
}
