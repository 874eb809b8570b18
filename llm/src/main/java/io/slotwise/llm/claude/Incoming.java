package io.slotwise.llm.claude;

import com.anthropic.core.http.Headers;
import com.anthropic.errors.AnthropicInvalidDataException;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageDeltaUsage;
import com.anthropic.models.messages.RawMessageDeltaEvent;
import com.anthropic.models.messages.StopReason;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.call.upstream.RateWindow;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The vendor's reply in our words. */
final class Incoming {
    private static final String LIMITS = "anthropic-ratelimit-";
    private static final int MOST_RETRY_AFTER_SECONDS = 86_400;

    private Incoming() {}

    static ModelReply reply(Message message, Headers headers, boolean simulated) {
        String text = message.content().stream()
                .flatMap(block -> block.text().stream())
                .map(block -> block.text())
                .collect(Collectors.joining());
        return new ModelReply(
                message.model().asString(),
                text,
                stop(message.stopReason()),
                usage(message),
                null,
                rates(headers),
                simulated);
    }

    static ModelReply.Stop stop(Optional<StopReason> reason) {
        if (reason.isEmpty()) {
            return ModelReply.Stop.CUT;
        }
        return switch (reason.get().value()) {
            case END_TURN, STOP_SEQUENCE -> ModelReply.Stop.END;
            case REFUSAL -> ModelReply.Stop.REFUSAL;
            case MAX_TOKENS, MODEL_CONTEXT_WINDOW_EXCEEDED, TOOL_USE, PAUSE_TURN, _UNKNOWN -> ModelReply.Stop.CUT;
        };
    }

    /** The count of a message; none where it is missing or cannot be one, which costs nobody the answer. */
    static io.slotwise.llm.call.Usage usage(Message message) {
        try {
            return usage(message.usage());
        } catch (AnthropicInvalidDataException | IllegalArgumentException e) {
            return io.slotwise.llm.call.Usage.NONE;
        }
    }

    private static io.slotwise.llm.call.Usage usage(com.anthropic.models.messages.Usage usage) {
        long written = usage.cacheCreationInputTokens().orElse(0L);
        long hour =
                usage.cacheCreation().map(made -> made.ephemeral1hInputTokens()).orElse(0L);
        return new io.slotwise.llm.call.Usage(
                usage.inputTokens(),
                usage.outputTokens(),
                usage.cacheReadInputTokens().orElse(0L),
                Math.max(0, written - hour),
                hour);
    }

    /** The latest counts replace the earlier ones: they are cumulative. None where they cannot be read. */
    static io.slotwise.llm.call.Usage usage(io.slotwise.llm.call.Usage first, RawMessageDeltaEvent event) {
        try {
            return usage(first, event.usage());
        } catch (AnthropicInvalidDataException | IllegalArgumentException e) {
            return io.slotwise.llm.call.Usage.NONE;
        }
    }

    private static io.slotwise.llm.call.Usage usage(io.slotwise.llm.call.Usage first, MessageDeltaUsage latest) {
        long written = latest.cacheCreationInputTokens().orElse(first.cacheWrite() + first.cacheWriteHour());
        return new io.slotwise.llm.call.Usage(
                latest.inputTokens().orElse(first.input()),
                latest.outputTokens(),
                latest.cacheReadInputTokens().orElse(first.cacheRead()),
                Math.max(0, written - first.cacheWriteHour()),
                first.cacheWriteHour());
    }

    static @Nullable Duration retryAfter(Headers headers) {
        OptionalLong seconds = number(headers, "retry-after");
        return seconds.isPresent()
                ? Duration.ofSeconds(Math.clamp(seconds.getAsLong(), 0, MOST_RETRY_AFTER_SECONDS))
                : null;
    }

    static @Nullable RateWindow rates(Headers headers) {
        RateWindow.Quota requests = quota(headers, "requests");
        RateWindow.Quota input = quota(headers, "input-tokens");
        RateWindow.Quota output = quota(headers, "output-tokens");
        return requests == null && input == null && output == null ? null : new RateWindow(requests, input, output);
    }

    private static RateWindow.@Nullable Quota quota(Headers headers, String kind) {
        OptionalLong limit = number(headers, LIMITS + kind + "-limit");
        OptionalLong remaining = number(headers, LIMITS + kind + "-remaining");
        Optional<Instant> reset = first(headers, LIMITS + kind + "-reset").flatMap(Incoming::time);
        return limit.isPresent() && remaining.isPresent() && reset.isPresent()
                ? new RateWindow.Quota(limit.getAsLong(), remaining.getAsLong(), reset.get())
                : null;
    }

    private static Optional<String> first(Headers headers, String name) {
        return headers.values(name).stream().findFirst();
    }

    /** A header that is not a number is treated as missing: the limits are a hint. */
    private static OptionalLong number(Headers headers, String name) {
        Optional<String> text = first(headers, name).filter(value -> value.matches("[0-9]{1,15}"));
        return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
