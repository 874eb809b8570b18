package io.slotwise.server.api.problem;

import io.slotwise.server.api.json.Issue;
import java.util.List;
import java.util.Map;

/** Why a request is not carried out, thrown by routes and turned into problem+json at the edge. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient List<Issue> issues;
    private final transient Map<String, String> headers;

    /**
     * @param status HTTP status from 400 to 599
     * @param code what kind of problem, in snake_case; it ends the problem's {@code type}
     * @param detail a sentence for a person
     */
    public Refusal(int status, String code, String detail, List<Issue> issues, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.issues = List.copyOf(issues);
        this.headers = Map.copyOf(headers);
    }

    public static Refusal of(int status, String code, String detail) {
        return new Refusal(status, code, detail, List.of(), Map.of());
    }

    /** 404: this thing is not there, or not for the caller. */
    public static Refusal notFound(String what, String id) {
        return of(
                404,
                "not_found",
                "There is no %s (%s).".formatted(what, io.slotwise.server.api.json.Names.clipped(id)));
    }

    /** 503: busy or briefly unable; try again after this many seconds. */
    public static Refusal busy(String detail, int retryAfterSeconds) {
        return new Refusal(503, "busy", detail, List.of(), Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
    }

    /** The document that its caller gets. */
    public Problem toProblem(String traceId) {
        return Problem.of(status, code, String.valueOf(getMessage()), issues, traceId);
    }

    Map<String, String> headers() {
        return headers;
    }
}
