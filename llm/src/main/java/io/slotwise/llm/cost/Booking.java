package io.slotwise.llm.cost;

/** Whether a hold found room. */
public sealed interface Booking {
    /** Held in every scope. */
    record Held() implements Booking {}

    /** No room in this scope; nothing was changed in any. */
    record Full(String scope, long limitNanos, Spend spend) implements Booking {}
}
