package io.slotwise.server.api.stream;

import io.slotwise.server.api.json.WireJson;
import io.slotwise.server.api.problem.Refusal;
import io.slotwise.server.api.problem.Trace;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a {@code text/event-stream} (HTML Living Standard, 9.2): each event at once, numbered upwards, its data one line
 * of JSON. Where every listener is to hear it, an event without name or number, its name in the data, goes out first:
 * {@code onmessage} of a browser hears nothing else. Used by one thread.
 */
public final class EventWriter {
    public static final String MEDIA_TYPE = "text/event-stream";

    private static final byte[] PULSE = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_ID_DIGITS = 18;

    private final HttpServletRequest request;
    private final ServletOutputStream out;
    private final Listeners listeners;
    private long lastId;

    private EventWriter(HttpServletRequest request, ServletOutputStream out, Listeners listeners, long lastId) {
        this.request = request;
        this.out = out;
        this.listeners = listeners;
        this.lastId = lastId;
    }

    /** Who hears of an event. */
    public enum Listeners {
        /** Those to its name. */
        NAMED,
        /** Also those that listen to no name. */
        ALL
    }

    /** Begins the answer; from here on only events can say what goes wrong. */
    static EventWriter open(HttpServletRequest request, HttpServletResponse response, Listeners listeners)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
        return new EventWriter(request, response.getOutputStream(), listeners, lastSeen(request));
    }

    /** The last event that a returning reader has seen, by its {@code Last-Event-ID}; 0 for a new one. */
    public static long lastSeen(HttpServletRequest request) {
        @Nullable String header = request.getHeader("Last-Event-ID");
        if (header == null || header.isBlank()) {
            return 0;
        }
        String digits = header.strip();
        if (digits.length() > MAX_ID_DIGITS || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Refusal.of(400, "bad_header", "The Last-Event-ID must be the id of an event.");
        }
        return Long.parseLong(digits);
    }

    /** Writes the next event. */
    public void event(String name, Object data) throws IOException {
        event(lastId + 1, name, data);
    }

    /** Writes an event with an id of its own, above all before it. */
    public void event(long id, String name, Object data) throws IOException {
        lines("id: %d\n".formatted(id), name, data);
        lastId = id;
    }

    /** Writes a comment, which readers ignore: it shows whether anybody is there. */
    public void pulse() throws IOException {
        write(PULSE);
        out.flush();
    }

    /** Ends the stream with what went wrong. */
    public void error(Refusal refusal) throws IOException {
        event(
                Math.max(lastId + 1, Streams.LAST_ID),
                "error",
                refusal.toProblem(Trace.of(request).id()));
    }

    /** Ends the stream for now: without an id, so that a returning reader goes on where it was. */
    public void interrupted(Refusal refusal) throws IOException {
        lines("", "error", refusal.toProblem(Trace.of(request).id()));
    }

    private void lines(String id, String name, Object data) throws IOException {
        if (listeners == Listeners.ALL) {
            ObjectNode told = WireJson.MAPPER.createObjectNode().put("event", name);
            block("", told.setAll(WireJson.MAPPER.<ObjectNode>valueToTree(data)));
        }
        block(id + "event: " + name + "\n", data);
        out.flush();
    }

    private void block(String head, Object data) throws IOException {
        write((head + "data: ").getBytes(StandardCharsets.US_ASCII));
        write(WireJson.MAPPER.writeValueAsBytes(data));
        write("\n\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }
}
