package io.slotwise.llm.resilience;

import io.slotwise.llm.call.Cancellation;

/** What one ask may still try: a deadline and a number of attempts, across retries and the repair. One thread's. */
public final class Patience {
    private final Deadline deadline;
    private final Cancellation cancellation;
    private int attemptsLeft;
    private int attempts;

    Patience(Deadline deadline, int attempts, Cancellation cancellation) {
        this.deadline = deadline;
        this.attemptsLeft = attempts;
        this.cancellation = cancellation;
    }

    public Deadline deadline() {
        return deadline;
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    /** Attempts made so far. */
    public int attempts() {
        return attempts;
    }

    public boolean hasAttempts() {
        return attemptsLeft > 0;
    }

    public int attemptsLeft() {
        return attemptsLeft;
    }

    /** One attempt of these within the same deadline, for a thread of its own; then say how many were {@link #spent}. */
    public Patience single() {
        return new Patience(deadline, Math.min(1, attemptsLeft), cancellation);
    }

    /** Attempts that others made of these. */
    public void spent(int others) {
        attemptsLeft -= others;
        attempts += others;
    }

    void attempt() {
        spent(1);
    }
}
