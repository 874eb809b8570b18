package io.slotwise.testbed.claude;

import io.slotwise.testbed.claude.meter.Tokens;
import io.slotwise.testbed.claude.meter.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer of the model.
 *
 * @param thinking whether a block of thoughts stands before the text
 */
record Message(String id, String model, boolean thinking, String text, String stopReason, Usage usage) {
    private static final int CHARS_PER_TOKEN = 3;

    /** The answer to a request, cut where its output cap is. */
    static Message answer(String id, Request request, String text, Usage input) {
        long full = Tokens.of(text) + (long) request.thinkingTokens();
        boolean fits = full <= request.maxTokens();
        long left = Math.max(0, request.maxTokens() - request.thinkingTokens());
        String shown = fits ? text : text.substring(0, (int) Math.min(text.length(), left * CHARS_PER_TOKEN));
        return new Message(
                id,
                request.model(),
                request.thinkingTokens() > 0,
                shown,
                fits ? "end_turn" : "max_tokens",
                input.output(Math.min(full, request.maxTokens())));
    }

    Message stopped(String reason, String kept) {
        return new Message(id, model, thinking, kept, reason, usage);
    }

    Message telling(long tokens) {
        return new Message(id, model, thinking, text, stopReason, new Usage(tokens, tokens, 0, 0, 0));
    }

    Map<String, Object> wire() {
        Map<String, Object> wire = frame(content(), stopReason);
        wire.put("usage", usage.wire());
        return wire;
    }

    /** The message as a stream begins it: no content yet, almost no output. */
    Map<String, Object> start() {
        Map<String, Object> wire = frame(List.of(), null);
        wire.put("usage", usage.output(1).wire());
        return wire;
    }

    private List<Map<String, Object>> content() {
        List<Map<String, Object>> content = new ArrayList<>();
        if (thinking) {
            content.add(Map.of("type", "thinking", "thinking", "", "signature", "c2ltdWxhdGVk"));
        }
        content.add(Map.of("type", "text", "text", text));
        return content;
    }

    private Map<String, Object> frame(
            List<Map<String, Object>> content, @org.jspecify.annotations.Nullable String stop) {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("id", id);
        wire.put("type", "message");
        wire.put("role", "assistant");
        wire.put("model", model);
        wire.put("content", content);
        wire.put("stop_reason", stop);
        wire.put("stop_sequence", null);
        return wire;
    }
}
