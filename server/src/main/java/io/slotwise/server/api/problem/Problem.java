package io.slotwise.server.api.problem;

import io.slotwise.server.api.json.Issue;
import java.util.List;
import java.util.Map;

/**
 * One RFC 9457 problem document.
 *
 * @param type {@code urn:slotwise:problem:} and what kind of problem
 * @param instance {@code urn:slotwise:trace:} and the trace id
 * @param errors faults of the input; empty where the input is not to blame
 */
public record Problem(
        String type, String title, int status, String detail, String instance, String traceId, List<Issue> errors) {
    /** The media type of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Unreadable request"),
            Map.entry(401, "Not signed in"),
            Map.entry(403, "Not allowed"),
            Map.entry(404, "Not found"),
            Map.entry(405, "Method not allowed"),
            Map.entry(406, "No acceptable answer"),
            Map.entry(408, "Request too slow"),
            Map.entry(409, "Conflict"),
            Map.entry(411, "Length needed"),
            Map.entry(412, "Changed meanwhile"),
            Map.entry(413, "Too large"),
            Map.entry(414, "Address too long"),
            Map.entry(415, "Unsupported content"),
            Map.entry(422, "Meaningless request"),
            Map.entry(428, "Precondition needed"),
            Map.entry(429, "Too many requests"),
            Map.entry(431, "Headers too large"),
            Map.entry(500, "Internal error"),
            Map.entry(501, "Not implemented"),
            Map.entry(503, "Unavailable for a moment"),
            Map.entry(505, "Version not supported"),
            Map.entry(507, "Disk full"));

    static Problem of(int status, String code, String detail, List<Issue> errors, String traceId) {
        return new Problem(
                "urn:slotwise:problem:" + code,
                TITLES.getOrDefault(status, status < 500 ? "Request refused" : "Server error"),
                status,
                detail,
                "urn:slotwise:trace:" + traceId,
                traceId,
                errors);
    }
}
