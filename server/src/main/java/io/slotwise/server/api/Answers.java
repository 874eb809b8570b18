package io.slotwise.server.api;

import io.slotwise.server.advice.access.Caller;
import io.slotwise.server.advice.record.KeyRefused;
import io.slotwise.server.advice.record.Once;
import io.slotwise.server.advice.record.Reply;
import io.slotwise.server.api.access.Doorkeeper;
import io.slotwise.server.api.json.Names;
import io.slotwise.server.api.json.WireJson;
import io.slotwise.server.api.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** What the routes of stored things share: pages, replies, idempotency keys. */
public final class Answers {
    static final int DEFAULT_PAGE = 100;
    static final int MAX_PAGE = 1_000;

    private static final int MAX_KEY = 200;

    private Answers() {}

    public static Reply json(int status, Object body) {
        return json(status, body, Map.of());
    }

    public static Reply json(int status, Object body, Map<String, String> headers) {
        return new Reply(status, headers, WireJson.MAPPER.writeValueAsString(body));
    }

    /** Sends a reply; a key that cannot be used is refused. */
    public static ResponseEntity<byte[]> send(Supplier<Reply> work) {
        Reply reply;
        try {
            reply = work.get();
        } catch (KeyRefused refused) {
            throw switch (refused.why()) {
                case OTHER_REQUEST ->
                    Refusal.of(422, "key_of_other_request", "This Idempotency-Key was used for another request.");
                case UNDER_WAY ->
                    Refusal.of(
                            409, "request_under_way", "The first request with this Idempotency-Key is not done yet.");
            };
        }
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(reply.status()).contentType(MediaType.APPLICATION_JSON);
        reply.headers().forEach(answer::header);
        return answer.body(reply.body().getBytes(StandardCharsets.UTF_8));
    }

    /** The request's Idempotency-Key with all that must be the same in a retry, or null where it has none. */
    public static @Nullable Once once(HttpServletRequest request, Object... same) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (key.isBlank()
                || key.length() > MAX_KEY
                || Names.fault(key.substring(0, Math.min(60, key.length()))) != null) {
            throw Refusal.of(
                    400, "bad_header", "The Idempotency-Key must have 1 to %d plain characters.".formatted(MAX_KEY));
        }
        String route = request.getMethod() + " " + request.getRequestURI();
        return new Once(of(Doorkeeper.caller(request)) + route + " " + key, hash(same));
    }

    /** What keeps the keys of different callers apart. */
    private static String of(@Nullable Caller caller) {
        return caller == null || !caller.isByKey() ? "" : caller.id() + " ";
    }

    /** How many lines a page is to have. */
    public static int limit(@Nullable Integer asked) {
        if (asked != null && (asked < 1 || asked > MAX_PAGE)) {
            throw Refusal.of(
                    400,
                    "bad_parameter",
                    "The query parameter limit (%d) must be from 1 to %d.".formatted(asked, MAX_PAGE));
        }
        return asked == null ? DEFAULT_PAGE : asked;
    }

    /** JSON that a lower room wrote, to be put into an answer as it is. */
    public static JsonNode tree(String json) {
        return WireJson.MAPPER.readTree(json);
    }

    private static String hash(Object... same) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Object part : same) {
                sha.update(part.toString().getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
