package io.slotwise.llm.resilience;

import java.time.Duration;

/**
 * Stops asking somebody who keeps failing in one way: opens when enough of the last calls failed, lets one probe through
 * after a while, closes when that succeeds (Nygard, Release It!, 2007). Each failed probe doubles the while. Guarded by
 * itself.
 */
final class Breaker {
    private static final int MOST_DOUBLINGS = 3;

    private final boolean[] failed;
    private final int mostFailures;
    private final Duration open;
    private final Ticker ticker;
    private int at;
    private int failures;
    private int doublings;
    private boolean isOpen;
    private boolean isProbing;
    private long opened;
    private long probed;

    Breaker(int window, int mostFailures, Duration open, Ticker ticker) {
        this.failed = new boolean[window];
        this.mostFailures = mostFailures;
        this.open = open;
        this.ticker = ticker;
    }

    /** Whether calls are stopped now; a probe whose turn has come is not. */
    synchronized boolean stops() {
        if (!isOpen) {
            return false;
        }
        boolean due = ticker.nanos() - opened >= pause();
        boolean waiting = isProbing && ticker.nanos() - probed < pause();
        return !due || waiting;
    }

    /** A call goes out: if the breaker is open, it is the probe. */
    synchronized void started() {
        if (isOpen) {
            isProbing = true;
            probed = ticker.nanos();
        }
    }

    synchronized void succeeded() {
        if (isOpen) {
            isOpen = false;
            isProbing = false;
            doublings = 0;
            java.util.Arrays.fill(failed, false);
            failures = 0;
        }
        note(false);
    }

    /** Counts a failure; returns whether it opened the breaker. */
    synchronized boolean failed() {
        if (isOpen) {
            if (isProbing) {
                isProbing = false;
                doublings = Math.min(MOST_DOUBLINGS, doublings + 1);
                opened = ticker.nanos();
            }
            return false;
        }
        note(true);
        if (failures < mostFailures) {
            return false;
        }
        isOpen = true;
        isProbing = false;
        opened = ticker.nanos();
        return true;
    }

    /** When a probe may go. */
    synchronized Duration untilProbe() {
        return Duration.ofNanos(Math.max(0, opened + pause() - ticker.nanos()));
    }

    synchronized boolean isOpen() {
        return isOpen;
    }

    private void note(boolean failure) {
        failures += (failure ? 1 : 0) - (failed[at] ? 1 : 0);
        failed[at] = failure;
        at = (at + 1) % failed.length;
    }

    private long pause() {
        return open.toNanos() << doublings;
    }
}
