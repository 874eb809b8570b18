package io.slotwise.server.api.problem;

import jakarta.servlet.ServletRequest;
import java.util.concurrent.ThreadLocalRandom;

/** The id by which one request is found again in the log, and when it began. */
public record Trace(String id, long startNanos) {
    private static final String ATTRIBUTE = Trace.class.getName();

    /** The trace of a request; begins one where there is none yet. */
    public static Trace of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Trace trace) {
            return trace;
        }
        Trace trace = begin();
        request.setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    /** Milliseconds since the request began, in hundredths. */
    public double elapsedMs() {
        return Math.round((System.nanoTime() - startNanos) / 10_000.0) / 100.0;
    }

    private static Trace begin() {
        return new Trace(
                java.util.HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()), System.nanoTime());
    }
}
