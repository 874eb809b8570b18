package io.slotwise.testbed.claude;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Message batches: each request is answered when it comes in and shown, in no order, once the batch has ended. */
final class Batches {
    private static final int MOST = 100_000;
    private static final Duration LIFE = Duration.ofHours(24);

    private final Pace pace;
    private final BiFunction<String, JsonNode, Map<String, Object>> answerer;
    private final Map<String, Batch> batches = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    /** @param answerer gives the result of one request, by its custom id */
    Batches(Pace pace, BiFunction<String, JsonNode, Map<String, Object>> answerer) {
        this.pace = pace;
        this.answerer = answerer;
    }

    private record Batch(String id, Instant created, List<Map<String, Object>> results, boolean cancelled) {}

    /** Creates a batch; null where the request is none. */
    @Nullable
    String create(JsonNode body) {
        JsonNode requests = body.path("requests");
        if (!requests.isArray() || requests.isEmpty() || requests.size() > MOST) {
            return null;
        }
        List<Map<String, Object>> results = new ArrayList<>();
        for (JsonNode request : requests) {
            String id = request.path("custom_id").asString("");
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("custom_id", id);
            line.put("result", answerer.apply(id, request.path("params")));
            results.add(line);
        }
        Collections.reverse(results);
        Batch batch = new Batch(
                "msgbatch_%06d".formatted(numbers.incrementAndGet()),
                pace.clock().instant(),
                results,
                false);
        batches.put(batch.id(), batch);
        return shown(batch);
    }

    /** How many were ever created. */
    int count() {
        return numbers.get();
    }

    /** The state of a batch, or null. */
    @Nullable
    String find(String id) {
        Batch batch = batches.get(id);
        return batch == null ? null : shown(batch);
    }

    /** Ends a batch before its time: what was not done is cancelled. */
    @Nullable
    String cancel(String id) {
        Batch now = batches.computeIfPresent(
                id, (key, batch) -> new Batch(key, batch.created(), batch.results(), !ended(batch)));
        return now == null ? null : shown(now);
    }

    /** The results as lines of JSON, or null while there are none. */
    @Nullable
    String results(String id) {
        Batch batch = batches.get(id);
        if (batch == null || !ended(batch)) {
            return null;
        }
        StringBuilder lines = new StringBuilder();
        for (Map<String, Object> result : batch.results()) {
            Object shown = batch.cancelled()
                    ? Map.of("custom_id", String.valueOf(result.get("custom_id")), "result", Map.of("type", "canceled"))
                    : result;
            lines.append(JsonMapper.shared().writeValueAsString(shown)).append('\n');
        }
        return lines.toString();
    }

    private boolean ended(Batch batch) {
        return batch.cancelled()
                || !pace.clock().instant().isBefore(batch.created().plus(pace.perBatch()));
    }

    private String shown(Batch batch) {
        boolean ended = ended(batch);
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("id", batch.id());
        wire.put("type", "message_batch");
        wire.put("processing_status", ended ? "ended" : "in_progress");
        wire.put("request_counts", counts(batch, ended));
        wire.put("created_at", batch.created().toString());
        wire.put("expires_at", batch.created().plus(LIFE).toString());
        wire.put("ended_at", ended ? batch.created().plus(pace.perBatch()).toString() : null);
        wire.put("archived_at", null);
        wire.put("cancel_initiated_at", batch.cancelled() ? batch.created().toString() : null);
        wire.put("results_url", ended ? "/v1/messages/batches/" + batch.id() + "/results" : null);
        return JsonMapper.shared().writeValueAsString(wire);
    }

    private static Map<String, Object> counts(Batch batch, boolean ended) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("processing", ended ? 0 : batch.results().size());
        for (String type : List.of("succeeded", "errored", "canceled", "expired")) {
            long count = batch.cancelled()
                    ? "canceled".equals(type) ? batch.results().size() : 0
                    : batch.results().stream()
                            .filter(result ->
                                    result.get("result") instanceof Map<?, ?> map && type.equals(map.get("type")))
                            .count();
            counts.put(type, ended ? count : 0);
        }
        return counts;
    }
}
