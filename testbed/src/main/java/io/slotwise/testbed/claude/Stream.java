package io.slotwise.testbed.claude;

import io.slotwise.testbed.claude.wire.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Sends a message as server-sent events, whole or broken. */
final class Stream {
    private static final int PIECE_CHARS = 24;
    private static final Duration PING = Duration.ofMillis(200);

    private final Line line;
    private final Message message;
    private final Pace pace;
    private int index;

    Stream(Line line, Message message, Pace pace) {
        this.line = line;
        this.message = message;
        this.pace = pace;
    }

    void send(Fault fault, Map<String, String> headers) throws IOException {
        line.openStream(headers);
        switch (fault) {
            case Fault.NoEvent none -> line.close();
            case Fault.PingsOnly pings -> pings(pings.length());
            case Fault.Garbage garbage -> {
                line.chunk("event: message_start\ndata: {\"type\":\n\nnonsense\n\n".getBytes(StandardCharsets.UTF_8));
                line.closeStream();
            }
            case Fault.ErrorEvent error -> {
                begin();
                pieces(message.text().length() / 2);
                event("error", Map.of("error", Map.of("type", error.type(), "message", "Overloaded")));
                line.closeStream();
            }
            case Fault.Cut cut -> {
                begin();
                pieces(Math.min(cut.afterBytes(), message.text().length()));
                line.chunk(half());
                line.close();
            }
            default -> {
                begin();
                pieces(message.text().length());
                end();
                line.closeStream();
            }
        }
    }

    private void begin() throws IOException {
        event("message_start", Map.of("message", message.start()));
        if (message.thinking()) {
            block(Map.of("type", "thinking", "thinking", "", "signature", ""));
            delta(Map.of("type", "thinking_delta", "thinking", "The facts say it."));
            delta(Map.of("type", "signature_delta", "signature", "c2ltdWxhdGVk"));
            event("content_block_stop", Map.of("index", index++));
        }
        block(Map.of("type", "text", "text", ""));
        event("ping", Map.of());
    }

    private void pieces(int chars) throws IOException {
        for (int at = 0; at < chars; at += PIECE_CHARS) {
            Pace.wait(pace.perPiece());
            String piece = message.text().substring(at, Math.min(chars, at + PIECE_CHARS));
            delta(Map.of("type", "text_delta", "text", piece));
        }
    }

    private void end() throws IOException {
        event("content_block_stop", Map.of("index", index));
        Map<String, Object> delta = new LinkedHashMap<>();
        delta.put("stop_reason", message.stopReason());
        delta.put("stop_sequence", null);
        Map<String, Object> rest = new LinkedHashMap<>();
        rest.put("delta", delta);
        rest.put("usage", message.usage().wire());
        event("message_delta", rest);
        event("message_stop", Map.of());
    }

    private void block(Map<String, Object> content) throws IOException {
        event("content_block_start", Map.of("index", index, "content_block", content));
    }

    private void delta(Map<String, Object> delta) throws IOException {
        event("content_block_delta", Map.of("index", index, "delta", delta));
    }

    private void pings(Duration length) throws IOException {
        Instant end = pace.clock().instant().plus(length);
        while (pace.clock().instant().isBefore(end)) {
            event("ping", Map.of());
            Pace.wait(PING);
        }
        line.closeStream();
    }

    private void event(String name, Map<String, Object> rest) throws IOException {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("type", name);
        whole.putAll(rest);
        line.event(name, JsonMapper.shared().writeValueAsString(whole));
    }

    /** An event that ends inside the two bytes of an umlaut. */
    private static byte[] half() {
        byte[] whole = "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"text\":\"ü"
                .getBytes(StandardCharsets.UTF_8);
        return java.util.Arrays.copyOf(whole, whole.length - 1);
    }
}
