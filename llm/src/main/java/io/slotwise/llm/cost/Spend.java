package io.slotwise.llm.cost;

/** What stands against one scope on one day, in nano-dollars. */
public record Spend(long spentNanos, long heldNanos) {
    public static final Spend NOTHING = new Spend(0, 0);

    /** What is left below a limit, never negative. */
    public long leftOf(long limitNanos) {
        return Math.max(0, limitNanos - spentNanos - heldNanos);
    }

    Spend hold(long nanos) {
        return new Spend(spentNanos, Math.addExact(heldNanos, nanos));
    }

    Spend settle(long hold, long cost) {
        return new Spend(Math.addExact(spentNanos, cost), heldNanos - hold);
    }
}
