package io.slotwise.llm.gateway;

import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Receipt;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.cost.CallFacts;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.resilience.Patience;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One ask on its way: its id, its attempts and what they cost so far. One thread's. */
final class Run {
    private final String callId;
    private final Patience patience;
    private final InstantSource clock;
    private final AtomicInteger booked;
    private Plan plan;
    private boolean hasTold;
    private int attempts;
    private Usage usage = Usage.NONE;
    private long costNanos;
    private @Nullable Duration timeToFirst;

    Run(Plan plan, String callId, Patience patience, InstantSource clock) {
        this(plan, callId, patience, clock, new AtomicInteger());
    }

    private Run(Plan plan, String callId, Patience patience, InstantSource clock, AtomicInteger booked) {
        this.plan = plan;
        this.callId = callId;
        this.patience = patience;
        this.clock = clock;
        this.booked = booked;
    }

    /** One of several requests at once, for a thread of its own; to be {@link #add(Run) added} when it has ended. */
    Run single() {
        return new Run(plan, callId, patience.single(), clock, booked);
    }

    Plan plan() {
        return plan;
    }

    /** With another model from here on. */
    void goOnWith(Plan other) {
        plan = other;
    }

    /** Something of an answer has been told. */
    void told() {
        hasTold = true;
    }

    boolean hasTold() {
        return hasTold;
    }

    Patience patience() {
        return patience;
    }

    Cancellation cancellation() {
        return patience.cancellation();
    }

    /** The next attempt that wants to be booked. */
    CallFacts nextAttempt() {
        return facts(booked.incrementAndGet());
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

    void add(Run other) {
        patience.spent(other.patience.attempts());
        attempts += other.attempts;
        usage = usage.plus(other.usage);
        costNanos = Math.addExact(costNanos, other.costNanos);
        timeToFirst = timeToFirst == null ? other.timeToFirst : timeToFirst;
    }

    Outcome.Unavailable unavailable(Cause cause) {
        return new Outcome.Unavailable(cause, cause.word(), null, receipt());
    }

    boolean wasSent() {
        return attempts > 0;
    }

    Receipt receipt() {
        return new Receipt(
                callId, plan.model(), usage, costNanos, patience.deadline().used(), timeToFirst, attempts);
    }

    private CallFacts facts(int attempt) {
        return plan.facts(callId, attempt, clock.instant());
    }
}
