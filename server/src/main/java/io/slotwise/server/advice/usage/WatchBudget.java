package io.slotwise.server.advice.usage;

import io.slotwise.llm.call.Cause;
import io.slotwise.llm.cost.Budget;
import io.slotwise.llm.cost.Ledger;
import io.slotwise.llm.cost.Spend;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.server.store.claude.BudgetAlerts;
import io.slotwise.server.store.sqlite.StoreException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tells once a day when a part of the budget has been spent. All of it counts as spent as soon as a call finds no room:
 * what is left is then less than a call may cost. Safe for many threads; who is told and when is in the store.
 */
public final class WatchBudget {
    private static final int ALL = 100;

    private final Ledger ledger;
    private final BudgetAlerts alerts;
    private final List<Integer> percents;
    private final Consumer<String> alarm;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(LocalDate.MIN, Set.of()));

    /**
     * A watch.
     *
     * @param percents of the day's limit, from 1 to {@value #ALL}; all of it is always among them
     * @param alarm told one line for each
     */
    public WatchBudget(Ledger ledger, BudgetAlerts alerts, Collection<Integer> percents, Consumer<String> alarm) {
        TreeSet<Integer> sorted = new TreeSet<>(percents);
        sorted.add(ALL);
        this.ledger = ledger;
        this.alerts = alerts;
        this.percents = List.copyOf(sorted);
        this.alarm = alarm;
    }

    /** What was told on the last day that was looked at; of one day only ever more. */
    private record Known(LocalDate day, Set<Integer> percents) {
        Known with(LocalDate when, int percent) {
            if (!day.equals(when)) {
                return this;
            }
            Set<Integer> more = new TreeSet<>(percents);
            more.add(percent);
            return new Known(day, Set.copyOf(more));
        }
    }

    /** Looks at a row that was just booked. */
    public void look(UsageRow row) {
        long limit = ledger.budget().dayNanos();
        boolean noRoom = row.cause() == Cause.OVER_BUDGET;
        if (limit == 0 || (row.costNanos() == 0 && !noRoom)) {
            return;
        }
        try {
            LocalDate day = ledger.today();
            Set<Integer> told = told(day);
            if (told.size() < percents.size()) {
                Spend spend = ledger.spentToday();
                percents.stream()
                        .filter(percent -> !told.contains(percent))
                        .filter(percent -> (noRoom && percent == ALL) || isReached(percent, spend.spentNanos(), limit))
                        .forEach(percent -> tell(day, percent, spend, limit));
            }
        } catch (StoreException e) {
            alarm.accept("budget_alert could not be kept: " + e.getMessage());
        }
    }

    /** Whether a call found no room today. */
    public boolean isSpent() {
        return told(ledger.today()).contains(ALL);
    }

    /** What was told today, the smallest part first. */
    List<BudgetAlerts.Raised> today() {
        return alerts.of(ledger.today());
    }

    private Set<Integer> told(LocalDate day) {
        Known now = known.get();
        if (now.day().equals(day)) {
            return now.percents();
        }
        Set<Integer> kept =
                alerts.of(day).stream().map(BudgetAlerts.Raised::percent).collect(Collectors.toUnmodifiableSet());
        // what others learnt of this day meanwhile is newer than what was just read
        return known.updateAndGet(other -> other.day().equals(day) ? other : new Known(day, kept))
                .percents();
    }

    private void tell(LocalDate day, int percent, Spend spend, long limit) {
        boolean first = alerts.raise(day, percent, spend, limit);
        known.updateAndGet(now -> now.with(day, percent));
        if (first) {
            alarm.accept(String.format(
                    Locale.ROOT,
                    "budget_alert percent=%d spent_usd=%.4f limit_usd=%.4f",
                    percent,
                    Budget.dollars(spend.spentNanos()),
                    Budget.dollars(limit)));
        }
    }

    private static boolean isReached(int percent, long spent, long limit) {
        return spent >= limit * (percent / (double) ALL);
    }
}
