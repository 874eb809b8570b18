package io.slotwise.llm.token;

import io.slotwise.llm.call.Part;
import io.slotwise.llm.call.Prompt;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A number of tokens that a prompt never exceeds, whatever the tokenizer: a token stands for at least one byte, so
 * text has at most as many tokens as UTF-8 bytes; what the far side adds around it is allowed for generously. For
 * holds of money only: bytes divided by two is exceeded by prompts that are dense in digits, and an estimate by
 * half of all prompts.
 */
public final class TokenBound {
    private static final long PER_REQUEST = 512;
    private static final long PER_TURN = 16;
    private static final long PER_PART = 16;
    /** Instructions about the shape that the far side adds in front of the schema. */
    private static final long PER_SCHEMA = 512;
    /** The largest picture the far side keeps after scaling down, rounded up. */
    private static final long PER_IMAGE = 5_000;

    private TokenBound() {}

    /** The bound for a prompt and the schema sent with it. */
    public static long of(Prompt prompt, @Nullable String schema) {
        long parts = prompt.parts().mapToLong(TokenBound::of).sum();
        long shape = schema == null ? 0 : bytes(schema) + PER_SCHEMA;
        return PER_REQUEST + prompt.turns().size() * PER_TURN + parts + shape;
    }

    private static long of(Part part) {
        return PER_PART
                + switch (part) {
                    case Part.Text text -> bytes(text.text());
                    case Part.Image image -> PER_IMAGE;
                };
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
