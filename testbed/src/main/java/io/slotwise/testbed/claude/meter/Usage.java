package io.slotwise.testbed.claude.meter;

import java.util.LinkedHashMap;
import java.util.Map;

/** The tokens of one call; {@code input} counts neither what was read from the prompt cache nor written to it. */
public record Usage(long input, long output, long cacheRead, long write5m, long write1h) {
    /** The same with another output. */
    public Usage output(long tokens) {
        return new Usage(input, tokens, cacheRead, write5m, write1h);
    }

    /** As it is written in an answer. */
    public Map<String, Object> wire() {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("input_tokens", input);
        wire.put("cache_creation_input_tokens", write5m + write1h);
        wire.put("cache_read_input_tokens", cacheRead);
        wire.put("cache_creation", Map.of("ephemeral_5m_input_tokens", write5m, "ephemeral_1h_input_tokens", write1h));
        wire.put("output_tokens", output);
        wire.put("service_tier", "standard");
        return wire;
    }
}
