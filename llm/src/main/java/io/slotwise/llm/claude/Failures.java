package io.slotwise.llm.claude;

import com.anthropic.errors.AnthropicIoException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.SseException;
import com.anthropic.models.ErrorType;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ClaudeFailure.Billing;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's exceptions in our words. Messages name status, type and request id; never a body, which may repeat what
 * was asked.
 */
final class Failures {
    private static final int GONE = 404;
    private static final int TOO_MANY = 429;
    private static final int OVERLOADED = 529;
    /** What the far side calls things goes to the log, so it must look like it. */
    private static final Pattern TYPE = Pattern.compile("[a-z_]{1,40}_error");

    private static final Pattern REQUEST = Pattern.compile("req_[A-Za-z0-9_]{1,60}");

    private Failures() {}

    /** What a thrown exception means. */
    static ClaudeFailure of(RuntimeException thrown) {
        return switch (thrown) {
            case SseException inside -> insideStream(inside);
            case AnthropicServiceException refused -> refused(refused);
            case AnthropicIoException broken -> network(broken);
            default -> unreadable(thrown);
        };
    }

    /** A stream that ended before it was complete. */
    static ClaudeFailure cut() {
        return unknown(Cause.BROKEN_STREAM, "the stream ended before it was complete", null);
    }

    static ClaudeFailure outOfOrder() {
        return unknown(Cause.GARBLED, "the events of the stream came out of order", null);
    }

    static ClaudeFailure tooLong(int most) {
        return unknown(Cause.GARBLED, "the answer has more than %d characters".formatted(most), null);
    }

    static ClaudeFailure unreadable(String what) {
        return unknown(Cause.GARBLED, what, null);
    }

    private static ClaudeFailure refused(AnthropicServiceException refused) {
        int status = refused.statusCode();
        Cause cause = switch (status) {
            case 400 -> isSpendLimit(refused) ? Cause.SWITCHED_OFF : Cause.BAD_REQUEST;
            case 401, 402, 403 -> Cause.SWITCHED_OFF;
            case GONE -> isAboutModel(refused) ? Cause.MODEL_GONE : Cause.BAD_REQUEST;
            case TOO_MANY -> Cause.RATE_LIMITED;
            case OVERLOADED -> Cause.OVERLOADED;
            default -> status == 408 || status >= 500 ? Cause.SERVER_ERROR : Cause.BAD_REQUEST;
        };
        // a 200 here is a body that was taken for an error: it may have been billed; no model answers with a redirect
        Billing billing = status >= 300 ? Billing.NOTHING : Billing.UNKNOWN;
        Duration retryAfter = Incoming.retryAfter(refused.headers());
        return new ClaudeFailure(status >= 400 ? cause : Cause.GARBLED, billing, told(refused), retryAfter, null);
    }

    /** An error inside a 200: the request had begun. */
    private static ClaudeFailure insideStream(SseException inside) {
        ErrorType type = inside.type().orElse(ErrorType.API_ERROR);
        Cause cause = type.equals(ErrorType.OVERLOADED_ERROR)
                ? Cause.OVERLOADED
                : type.equals(ErrorType.RATE_LIMIT_ERROR) ? Cause.RATE_LIMITED : Cause.BROKEN_STREAM;
        return unknown(cause, "an error inside the stream: " + told(inside), null);
    }

    private static ClaudeFailure network(AnthropicIoException broken) {
        for (Throwable reason = broken; reason != null; reason = reason.getCause()) {
            if (reason instanceof ConnectException
                    || reason instanceof UnknownHostException
                    || reason instanceof NoRouteToHostException) {
                return new ClaudeFailure(
                        Cause.UNREACHABLE, Billing.NOTHING, "no connection: " + name(reason), null, reason);
            }
            if (reason instanceof InterruptedIOException) {
                boolean connecting = String.valueOf(reason.getMessage()).contains("connect");
                return new ClaudeFailure(
                        connecting ? Cause.UNREACHABLE : Cause.DEADLINE,
                        connecting ? Billing.NOTHING : Billing.UNKNOWN,
                        connecting ? "no connection in time" : "no answer in time",
                        null,
                        reason);
            }
        }
        return unknown(Cause.BROKEN_STREAM, "the connection broke", broken);
    }

    private static ClaudeFailure unreadable(RuntimeException thrown) {
        for (Throwable reason = thrown; reason != null; reason = reason.getCause()) {
            if (reason instanceof IOException && !isJson(reason)) {
                return unknown(Cause.BROKEN_STREAM, "the connection broke: " + name(reason), reason);
            }
        }
        return unknown(Cause.GARBLED, "the answer cannot be read: " + name(thrown), thrown);
    }

    private static boolean isJson(Throwable reason) {
        return reason instanceof com.fasterxml.jackson.core.JsonProcessingException;
    }

    /** Batches that are gone and addresses that do not exist are told with the same status. */
    private static boolean isAboutModel(AnthropicServiceException refused) {
        return refused.apiMessage().orElse("").toLowerCase(Locale.ROOT).startsWith("model");
    }

    /** Says so in its text only; its type is that of any wrong request. */
    private static boolean isSpendLimit(AnthropicServiceException refused) {
        String text = refused.apiMessage().orElse("").toLowerCase(Locale.ROOT);
        return refused.type().filter(ErrorType.BILLING_ERROR::equals).isPresent()
                || text.contains("credit balance")
                || text.contains("usage limit")
                || text.contains("spend");
    }

    private static String told(AnthropicServiceException refused) {
        return "%d %s, request %s"
                .formatted(
                        refused.statusCode(),
                        refused.type()
                                .map(ErrorType::asString)
                                .filter(type -> TYPE.matcher(type).matches())
                                .orElse("without a type"),
                        refused.requestId()
                                .filter(id -> REQUEST.matcher(id).matches())
                                .orElse("without an id"));
    }

    private static ClaudeFailure unknown(Cause cause, String message, @Nullable Throwable reason) {
        return new ClaudeFailure(cause, Billing.UNKNOWN, message, null, reason);
    }

    private static String name(Throwable reason) {
        return reason.getClass().getSimpleName();
    }
}
