package io.slotwise.server.ui;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API as the pages see it, with answers that a test can foresee and states that a real server reaches only with
 * luck: one 7 × 10 machine, products that are too wide for column 10, an uncertain score in column 1, errors on request.
 */
final class StandInApi {
    static final int ROWS = 7;
    static final int COLUMNS = 10;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/]+/api/.*");
    private static final int PRODUCTS = 24;
    private static final List<String> KINDS = List.of("Cola", "Water", "Crisps", "Chocolate bar", "Peanuts", "Yoghurt");
    private static final List<String> PACKS = List.of("can", "bottle", "bag", "bar", "bag", "cup");

    private final List<String> calls = new ArrayList<>();
    private final List<JsonNode> saved = new ArrayList<>();
    private final Map<String, JsonNode> asked = new HashMap<>();
    private int version = 1;
    private boolean failsToScore;
    private boolean failsAltogether;
    private boolean isEmpty;
    private boolean breaksOff;

    StandInApi failingToScore() {
        failsToScore = true;
        return this;
    }

    StandInApi failing() {
        failsAltogether = true;
        return this;
    }

    StandInApi withoutMachines() {
        isEmpty = true;
        return this;
    }

    /** Streams of suggestions are cut after their first moves. */
    StandInApi breakingOff() {
        breaksOff = true;
        return this;
    }

    /** Scoring works again. */
    void recover() {
        failsToScore = false;
    }

    /** Somebody else saves. */
    void saveMeanwhile() {
        version++;
    }

    /** How often a route was called: method and path. */
    long calls(String call) {
        return calls.stream().filter(call::equals).count();
    }

    int calls() {
        return calls.size();
    }

    /** What was saved last. */
    JsonNode lastSaved() {
        return saved.getLast();
    }

    /** The body of the last request to a path. */
    JsonNode lastAsked(String path) {
        return Objects.requireNonNull(asked.get(path));
    }

    void answer(BrowserContext context) {
        context.route(ADDRESS, this::answer);
    }

    private void answer(Route route) {
        String path = route.request().url().replaceFirst("https?://[^/]+", "").replaceFirst("\\?.*", "");
        calls.add(route.request().method() + " " + path);
        String body = route.request().postData();
        if (body != null && body.startsWith("{")) {
            asked.put(path, JSON.readTree(body));
        }
        if (failsAltogether) {
            fulfil(route, 503, problem("The store is busy.", 503), null);
            return;
        }
        switch (path) {
            case "/api/devices" -> fulfil(route, 200, Map.of("devices", isEmpty ? List.of() : List.of(device())), null);
            case "/api/products" -> fulfil(route, 200, Map.of("products", products()), null);
            case "/api/planogram/realtime-score" -> score(route);
            case "/api/planogram/validate-constraints" -> check(route);
            case "/api/planogram/stream-optimization" ->
                events(route, Objects.requireNonNull(file("stream-optimization.txt")));
            case "/api/planograms/m1-0" -> planogram(route);
            default -> fromFile(route, path);
        }
    }

    /** A stream that is whole, unless it is to break off. */
    private void events(Route route, String events) {
        int end = breaksOff ? events.indexOf("event: rejected") : events.length();
        route.fulfill(new Route.FulfillOptions()
                .setStatus(200)
                .setHeaders(Map.of("Content-Type", "text/event-stream"))
                .setBody(events.substring(0, end)));
    }

    /** Answers that are the same for every question stand in files of the route's name. */
    private void fromFile(Route route, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String answer = file(name + ".json");
        String events = file(name + ".txt");
        if (events != null) {
            events(route, events);
        } else if (answer == null) {
            fulfil(route, 404, problem("There is nothing at " + path + ".", 404), null);
        } else {
            fulfil(route, 200, JSON.readTree(answer), null);
        }
    }

    private static @Nullable String file(String name) {
        try (InputStream in = StandInApi.class.getResourceAsStream("/stand-in/" + name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void planogram(Route route) {
        if (route.request().method().equals("PUT")) {
            if (!etag().equals(route.request().headerValue("If-Match"))) {
                fulfil(route, 412, problem("The planogram was changed meanwhile.", 412), null);
                return;
            }
            saved.add(JSON.readTree(route.request().postData()));
            version++;
        }
        fulfil(route, 200, Map.of("planogram", cabinet()), etag());
    }

    private void score(Route route) {
        if (failsToScore) {
            fulfil(route, 503, problem("The engine is busy.", 503), null);
            return;
        }
        List<Object> scores = new ArrayList<>();
        for (JsonNode slot :
                JSON.readTree(route.request().postData()).path("planogram").path("slots")) {
            scores.add(score(slot.path("position").asString()));
        }
        fulfil(route, 200, Map.of("scores", scores), null);
    }

    private static Map<String, Object> score(String position) {
        int column = Integer.parseInt(position.substring(1));
        int row = position.charAt(0) - 'A';
        boolean isAllowed = column != COLUMNS;
        int score = isAllowed ? 10 + row * 9 + column * 3 : 0;
        double mean = (score - 49.5) / 10.0;
        double spread = column == 1 ? 9 : 0.04;
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("position", position);
        answer.put("score", score);
        answer.put("allowed", isAllowed);
        answer.put(
                "concerns",
                isAllowed ? null : List.of(Map.of("rule", "width", "message", position + " is 58 mm wide.")));
        answer.put(
                "value_per_week",
                Map.of("mean", mean, "low", mean - spread, "high", mean + spread, "probability_positive", 0.7));
        return answer;
    }

    /** Yoghurt belongs into no slot of row G, and the repair takes it out. */
    private static void check(Route route) {
        JsonNode planogram = JSON.readTree(route.request().postData()).path("planogram");
        List<Object> violations = new ArrayList<>();
        List<Object> repaired = new ArrayList<>();
        for (JsonNode slot : planogram.path("slots")) {
            String position = slot.path("position").asString();
            boolean isBroken = position.startsWith("G")
                    && slot.path("product_id").asString("").equals("p6");
            if (isBroken) {
                violations.add(Map.of(
                        "rule",
                        "temperature",
                        "severity",
                        "hard",
                        "position",
                        position,
                        "message",
                        "Yoghurt at " + position + " needs cooling.",
                        "suggestion",
                        "Take it out."));
            }
            repaired.add(isBroken ? Map.of("position", position, "capacity", 10) : slot);
        }
        Map<String, Object> whole = new LinkedHashMap<>(cabinet());
        whole.put("slots", repaired);
        fulfil(
                route,
                200,
                violations.isEmpty()
                        ? Map.of("valid", true, "violations", violations)
                        : Map.of("valid", false, "violations", violations, "repaired", whole),
                null);
    }

    private static Map<String, Object> device() {
        return Map.of(
                "device_id",
                "m1",
                "name",
                "Lobby",
                "currency",
                "USD",
                "demo",
                true,
                "cabinets",
                List.of(Map.of("cabinet_index", 0, "type", "snack", "key", "m1-0")));
    }

    private static List<Map<String, Object>> products() {
        return IntStream.rangeClosed(1, PRODUCTS)
                .mapToObj(i -> Map.<String, Object>of(
                        "product_id",
                        "p" + i,
                        "name",
                        name(i),
                        "category",
                        KINDS.get((i - 1) % 6),
                        "price",
                        1.5 + i % 4 * 0.25,
                        "cost",
                        0.75,
                        "temperature",
                        i % 6 == 0 ? "chilled" : "ambient",
                        "pack",
                        PACKS.get((i - 1) % 6)))
                .toList();
    }

    private static String name(int i) {
        return KINDS.get((i - 1) % 6) + (i > 6 ? " " + (i - 1) / 6 : "");
    }

    private static Map<String, Object> cabinet() {
        List<Object> slots = new ArrayList<>();
        for (int i = 0; i < ROWS * COLUMNS; i++) {
            String position = (char) ('A' + i / COLUMNS) + String.valueOf(i % COLUMNS + 1);
            slots.add(
                    i % 17 == 3
                            ? Map.of("position", position, "capacity", 10, "visibility", visibility(i))
                            : slot(position, i));
        }
        return Map.of(
                "cabinet_type", "snack", "rows", ROWS, "columns", COLUMNS, "temperature", "ambient", "slots", slots);
    }

    private static Map<String, Object> slot(String position, int i) {
        int product = 1 + i % 5 + i / 10 % 3 * 6;
        return Map.of(
                "position",
                position,
                "capacity",
                10,
                "product_id",
                "p" + product,
                "price",
                1.5 + product % 4 * 0.25,
                "par_level",
                8,
                "quantity",
                i * 7 % 9,
                "daily_revenue",
                1 + i * 37 % 90 / 10.0,
                "visibility",
                visibility(i));
    }

    private static double visibility(int i) {
        return 1.2 - Math.floorDiv(i, COLUMNS) * 0.06;
    }

    private static Map<String, Object> problem(String title, int status) {
        return Map.of("title", title, "status", status, "detail", "Try again.", "trace_id", "4f2a");
    }

    private String etag() {
        return "\"" + version + "\"";
    }

    private static void fulfil(Route route, int status, Object body, @Nullable String etag) {
        Map<String, String> headers = new LinkedHashMap<>(
                Map.of("Content-Type", status < 400 ? "application/json" : "application/problem+json"));
        if (etag != null) {
            headers.put("ETag", etag);
        }
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setHeaders(headers)
                .setBody(JSON.writeValueAsString(body)));
    }
}
