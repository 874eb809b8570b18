package io.slotwise.llm.cost;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Money kept back for an attempt that is about to be sent.
 *
 * @param call the attempt; {@link CallFacts#id} identifies the hold
 * @param day the operator's day to which it is charged, whenever it is settled
 * @param scopes what it counts against: {@code day} and {@code feature:…}
 * @param nanos the most that the attempt can cost
 * @param leaseUntil when somebody else may settle it at the worst case, because its owner has died
 */
public record Hold(CallFacts call, LocalDate day, List<String> scopes, long nanos, Instant leaseUntil) {
    public Hold {
        scopes = List.copyOf(scopes);
        if (nanos < 0) {
            throw new IllegalArgumentException("A hold of %d nano-dollars must not be negative.".formatted(nanos));
        }
    }
}
