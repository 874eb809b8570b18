package io.slotwise.server.api.problem;

import io.slotwise.server.api.json.InvalidInput;
import io.slotwise.server.api.json.WireJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes problem documents to a response that is not committed yet. */
public final class Problems {
    private Problems() {}

    public static void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Problem problem = refusal.toProblem(Trace.of(request).id());
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        refusal.headers().forEach(response::setHeader);
        byte[] body = WireJson.MAPPER.writeValueAsBytes(problem);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The refusal that an unusable input deserves. */
    public static Refusal of(InvalidInput input) {
        String detail = input.issues().size() == 1
                ? input.issues().getFirst().message()
                : "The request has %d faults; see errors."
                        .formatted(input.issues().size());
        return switch (input.kind()) {
            case UNREADABLE -> new Refusal(400, "unreadable", detail, input.issues(), Map.of());
            case MEANINGLESS -> new Refusal(422, "invalid_input", detail, input.issues(), Map.of());
            case TOO_LARGE -> new Refusal(413, "too_large", detail, input.issues(), Map.of());
        };
    }

    /** The refusal for a bare status that the container decided on. */
    public static Refusal ofStatus(int status) {
        return switch (status) {
            case 400 -> Refusal.of(400, "unreadable", "The request line or a header is malformed.");
            case 404 -> Refusal.of(404, "not_found", "There is nothing at this address.");
            case 405 -> Refusal.of(405, "method_not_allowed", "This method is not allowed here.");
            case 408 -> Refusal.of(408, "too_slow", "The request came too slowly.");
            case 411 -> Refusal.of(411, "length_needed", "A Content-Length is needed.");
            case 413 -> Refusal.of(413, "too_large", "The request is too large.");
            case 414 -> Refusal.of(414, "address_too_long", "The address is too long.");
            case 415 -> Refusal.of(415, "unsupported_content", "This kind of content is not accepted here.");
            case 431 -> Refusal.of(431, "headers_too_large", "The headers are too large.");
            case 501 -> Refusal.of(501, "not_implemented", "This is not supported.");
            case 505 -> Refusal.of(505, "unsupported_version", "This version of HTTP is not spoken here.");
            case 503 -> Refusal.busy("The server is busy.", 1);
            default ->
                status < 500
                        ? Refusal.of(status, "refused", "The request was refused.")
                        : new Refusal(status, "internal", "Something went wrong here.", List.of(), Map.of());
        };
    }
}
