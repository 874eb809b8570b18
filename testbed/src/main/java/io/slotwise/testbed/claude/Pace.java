package io.slotwise.testbed.claude;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/**
 * Time, as the simulation sees it.
 *
 * @param perCall before the first byte of every answer
 * @param perPiece before each piece of a stream
 * @param perBatch until a batch has ended
 */
public record Pace(InstantSource clock, Duration perCall, Duration perPiece, Duration perBatch) {
    /** As fast as it goes. */
    public static Pace instant(InstantSource clock) {
        return new Pace(clock, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /** About as fast as a small model: for demonstrations. */
    public static Pace lifelike(InstantSource clock) {
        return new Pace(clock, Duration.ofMillis(250), Duration.ofMillis(30), Duration.ofSeconds(20));
    }

    static void wait(Duration duration) {
        if (duration.isPositive()) {
            LockSupport.parkNanos(duration.toNanos());
        }
    }
}
