package io.slotwise.server.store;

import io.slotwise.server.store.sqlite.Database;
import io.slotwise.server.store.sqlite.Tx;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers given to requests that carried an idempotency key. An answer is written in the same transaction as what
 * the request did, so there is never the one without the other: a retry after a crash finds both or neither.
 */
public final class FirstAnswers {
    /** How long a first answer is given again. */
    public static final Duration KEPT = Duration.ofHours(24);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Database database;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    FirstAnswers(Database database) {
        this.database = database;
    }

    /**
     * One request, as its retries will be known.
     *
     * @param key the caller's key together with route and caller
     * @param hash of everything that must be the same in a retry
     */
    public record Request(String key, String hash) {}

    /** What was answered. Only answers to requests that did something (2xx) are kept. */
    public record Answer(int status, Map<String, String> headers, String body) {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }

    /** How a request with a key ends. */
    public sealed interface Outcome {
        /** It was carried out now. */
        record Fresh(Answer answer) implements Outcome {}

        /** It was carried out before; this was the answer. */
        record Again(Answer answer) implements Outcome {}

        /** Its key was used for something else. */
        record OtherRequest() implements Outcome {}

        /** The first one is still being carried out. */
        record UnderWay() implements Outcome {}
    }

    /** Carries a request out unless that happened before. The work is one unit: all of it is kept, or nothing. */
    public Outcome once(Request request, Function<Tx, Answer> work) {
        if (!underWay.add(request.key())) {
            return new Outcome.UnderWay();
        }
        try {
            return database.write(tx -> once(tx, request, work));
        } finally {
            underWay.remove(request.key());
        }
    }

    /** How a request ended before, or null if it is new: asked before costly preparations. */
    public @Nullable Outcome earlier(Request request, java.time.Instant now) {
        return database.read(sql -> earlier(sql, request, now.toEpochMilli()));
    }

    private static Outcome once(Tx tx, Request request, Function<Tx, Answer> work) {
        Outcome earlier = earlier(tx.sql(), request, tx.nowMs());
        if (earlier != null) {
            return earlier;
        }
        Answer answer = work.apply(tx);
        if (answer.status() / 100 == 2) {
            keep(tx, request, answer);
        }
        return new Outcome.Fresh(answer);
    }

    private static @Nullable Outcome earlier(JdbcClient sql, Request request, long nowMs) {
        return sql.sql("SELECT * FROM first_answers WHERE request_key = ? AND answered_at > ?")
                .params(request.key(), nowMs - KEPT.toMillis())
                .query((row, line) -> row.getString("request_hash").equals(request.hash())
                        ? new Outcome.Again(new Answer(
                                row.getInt("status"),
                                JSON.readValue(row.getString("headers"), HEADERS),
                                row.getString("body")))
                        : (Outcome) new Outcome.OtherRequest())
                .optional()
                .orElse(null);
    }

    private static void keep(Tx tx, Request request, Answer answer) {
        tx.sql()
                .sql("DELETE FROM first_answers WHERE answered_at <= ?")
                .param(tx.nowMs() - KEPT.toMillis())
                .update();
        tx.sql()
                .sql("INSERT INTO first_answers VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        request.key(),
                        request.hash(),
                        answer.status(),
                        JSON.writeValueAsString(answer.headers()),
                        answer.body(),
                        tx.nowMs())
                .update();
    }
}
