package io.slotwise.llm.resilience;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether the account is good for requests. Off after it was refused, for a while. Guarded by itself. */
final class AccountSwitch {
    private final Duration off;
    private final Ticker ticker;
    private long since;
    private @Nullable String why;

    AccountSwitch(Duration off, Ticker ticker) {
        this.off = off;
        this.ticker = ticker;
    }

    /** Returns whether it was on until now. */
    synchronized boolean turnOff(String reason) {
        boolean first = whyOff() == null;
        why = reason;
        since = ticker.nanos();
        return first;
    }

    synchronized void turnOn() {
        why = null;
    }

    /** Why it is off; null when it is on. */
    synchronized @Nullable String whyOff() {
        if (why != null && ticker.nanos() - since >= off.toNanos()) {
            why = null;
        }
        return why;
    }

    synchronized Duration left() {
        return Duration.ofNanos(Math.max(0, since + off.toNanos() - ticker.nanos()));
    }
}
