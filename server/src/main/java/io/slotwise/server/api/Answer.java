package io.slotwise.server.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slotwise.server.api.problem.Trace;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What every analysis answers: the common part, then the fields of its own result beside it.
 *
 * @param words what is said beside the figures; absent where nothing was asked for
 * @param <T> the result, a record
 */
public record Answer<T>(
        boolean success,
        double latencyMs,
        boolean cached,
        boolean fallbackUsed,
        Provenance provenance,
        @JsonUnwrapped @Nullable InWords words,
        @JsonUnwrapped T result) {
    /** The same, as it is when it is given again. */
    Answer<T> again() {
        return new Answer<>(success, 0, true, fallbackUsed, provenance.again(), words, result);
    }

    /** An answer that the engine alone gave, as was asked. */
    public static <T> Answer<T> engine(HttpServletRequest request, String dataVersion, T result) {
        return new Answer<>(
                true, Trace.of(request).elapsedMs(), false, false, Provenance.engine(dataVersion), null, result);
    }
}
