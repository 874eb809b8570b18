package io.slotwise.testbed.claude;

import io.slotwise.testbed.claude.meter.Block;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message request, as much of it as changes an answer.
 *
 * @param blocks every piece of the prompt in the order in which it is cached: tools, system, messages
 * @param prompt all its text
 * @param schema of the answer, or null
 */
record Request(
        String model,
        int maxTokens,
        boolean stream,
        List<Block> blocks,
        String prompt,
        @Nullable JsonNode schema,
        int thinkingTokens) {
    private static final int THINKING_LOW = 60;
    private static final int THINKING_MEDIUM = 250;
    private static final int THINKING_HIGH = 900;
    private static final int TOKENS_PER_IMAGE = 1_500;
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    static Request of(JsonNode body) {
        List<Block> blocks = new ArrayList<>();
        body.path("tools").forEach(tool -> blocks.add(new Block(tool.toString(), keep(tool))));
        add(blocks, body.path("system"));
        body.path("messages").forEach(message -> add(blocks, message.path("content")));
        JsonNode schema = body.path("output_config").path("format").path("schema");
        String model = body.path("model").asString("");
        return new Request(
                model,
                body.path("max_tokens").asInt(0),
                body.path("stream").asBoolean(false),
                List.copyOf(blocks),
                String.join("\n", blocks.stream().map(Block::text).toList()),
                schema.isMissingNode() ? null : schema,
                model.contains("opus")
                        ? thinking(body.path("output_config").path("effort").asString("high"))
                        : 0);
    }

    private static void add(List<Block> blocks, JsonNode content) {
        if (content.isString()) {
            blocks.add(new Block(content.asString(), null));
        }
        for (JsonNode part : content.isArray() ? content : List.<JsonNode>of()) {
            String text = "image".equals(part.path("type").asString(""))
                    ? picture(part.path("source"))
                    : part.path("text").asString("");
            blocks.add(new Block(text, keep(part)));
        }
    }

    /** What is seen: the text that a test wrote into the picture, and enough tokens for one. */
    private static String picture(JsonNode source) {
        byte[] bytes = Base64.getMimeDecoder().decode(source.path("data").asString(""));
        String seen = Eyes.read(bytes);
        return (seen.isEmpty() ? "" : "<photo>" + seen + "</photo>\n") + ". ".repeat(TOKENS_PER_IMAGE);
    }

    private static @Nullable Duration keep(JsonNode part) {
        JsonNode control = part.path("cache_control");
        if (!control.isObject()) {
            return null;
        }
        return "1h".equals(control.path("ttl").asString("5m")) ? Duration.ofHours(1) : FIVE_MINUTES;
    }

    private static int thinking(String effort) {
        return switch (effort) {
            case "low" -> THINKING_LOW;
            case "medium" -> THINKING_MEDIUM;
            default -> THINKING_HIGH;
        };
    }
}
