package io.slotwise.llm.gateway;

import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Receipt;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.cost.CallFacts;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.resilience.Patience;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One ask on its way: its id, its attempts and what they cost so far. One thread's. */
final class Run {
    private final Plan plan;
    private final String callId;
    private final Patience patience;
    private final InstantSource clock;
    private int attempts;
    private int booked;
    private Usage usage = Usage.NONE;
    private long costNanos;
    private @Nullable Duration timeToFirst;

    Run(Plan plan, String callId, Patience patience, InstantSource clock) {
        this.plan = plan;
        this.callId = callId;
        this.patience = patience;
        this.clock = clock;
    }

    Plan plan() {
        return plan;
    }

    Patience patience() {
        return patience;
    }

    Cancellation cancellation() {
        return patience.cancellation();
    }

    /** The next attempt that wants to be booked. */
    CallFacts nextAttempt() {
        booked++;
        return facts(booked);
    }

    /** For a row without a request. */
    CallFacts noAttempt() {
        return facts(0);
    }

    void add(UsageRow row) {
        attempts++;
        usage = usage.plus(row.usage());
        costNanos = Math.addExact(costNanos, row.costNanos());
        timeToFirst = timeToFirst == null ? row.timeToFirst() : timeToFirst;
    }

    boolean wasSent() {
        return attempts > 0;
    }

    Receipt receipt() {
        return new Receipt(
                callId, plan.model(), usage, costNanos, patience.deadline().used(), timeToFirst, attempts);
    }

    private CallFacts facts(int attempt) {
        return new CallFacts(
                callId,
                attempt,
                clock.instant(),
                plan.ask().feature(),
                plan.model(),
                plan.ask().tier(),
                plan.ask().template().word(),
                plan.ask().subject());
    }
}
