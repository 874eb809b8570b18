package io.slotwise.bench.claude;

import io.slotwise.server.advice.imports.LoadDemo;
import io.slotwise.server.boot.BadSettings;
import io.slotwise.server.boot.Server;
import io.slotwise.server.boot.Settings;
import io.slotwise.server.store.Store;
import io.slotwise.testbed.claude.Script;
import io.slotwise.testbed.claude.SimulatedClaude;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a score in words takes over HTTP with each fault of Claude: {@code FaultLatency [REQUESTS [CALLERS]]}. Demo
 * fleet, real sockets on both sides, the vendor's client; each request another product or slot, so that none is kept.
 */
public final class FaultLatency {
    private static final List<String> FAULTS = List.of(
            "none",
            "status 429 60",
            "status 529",
            "status 500",
            "status 401",
            "blackhole",
            "garbage",
            "reset",
            "late 2000",
            "refusal");
    private static final Pattern REASON = Pattern.compile("\"fallback_reason\":(?:\"([a-z_]+)\"|null)");
    private static final int PRODUCTS = 60;
    private static final int FIRST_PRODUCT = 144;
    private static final int SLOTS = 70;
    private static final int COLUMNS = 10;
    private static final int WARM_UP = 200;
    private static final double MILLION = 1e6;
    private static final double MANY = 0.95;
    private static final int MOST_TRIES = 10_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int callers;
    private int asked;

    private FaultLatency(int callers) {
        this.callers = callers;
    }

    /** What one request took, and why the engine spoke alone. */
    private record Took(double millis, String reason) {}

    public static void main(String[] args) throws Exception {
        int requests = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        int callers = args.length > 1 ? Integer.parseInt(args[1]) : 4;
        System.out.printf("realtime-score in words, %d requests, %d callers, ms%n", requests, callers);
        for (String fault : FAULTS) {
            new FaultLatency(callers).measure(fault, requests);
        }
    }

    /** A server of its own, so that no breaker remembers the fault before. */
    private void measure(String fault, int requests) throws Exception {
        Path folder = Files.createTempDirectory("slotwise-faults");
        try (SimulatedClaude claude = SimulatedClaude.start(7);
                Server server = server(folder, claude)) {
            run(server, WARM_UP, "false");
            awaitClient(server);
            claude.script().always(Script.parse(fault));
            report(fault, run(server, requests, "true"), claude.calls());
        }
    }

    /** The vendor's client is loaded in the background. */
    private void awaitClient(Server server) throws Exception {
        for (int i = 0; i < MOST_TRIES; i++) {
            if (!run(server, 1, "true").getFirst().reason().equals("upstream_down")) {
                return;
            }
        }
        throw new IllegalStateException("The client was not there after %d asks.".formatted(MOST_TRIES));
    }

    private static Server server(Path folder, SimulatedClaude claude) throws BadSettings, IOException {
        Settings settings = Settings.load(
                Map.of(),
                Map.of(
                        "SLOTWISE_PORT", "0",
                        "SLOTWISE_DATA_DIR", folder.toString(),
                        "SLOTWISE_CLAUDE_CALLS_PER_HOUR", "1000000",
                        "ANTHROPIC_API_KEY", "simulated",
                        "ANTHROPIC_BASE_URL", claude.address().toString()));
        try (Store store = Store.open(settings.store(), InstantSource.system())) {
            new LoadDemo(store).load();
        }
        return Server.start(settings);
    }

    private List<Took> run(Server server, int requests, String explain)
            throws InterruptedException, ExecutionException {
        List<Callable<Took>> calls = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            String body = body(explain);
            calls.add(() -> ask(server, body));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Took> took = new ArrayList<>();
            for (Future<Took> one : threads.invokeAll(calls)) {
                took.add(one.get());
            }
            return took;
        }
    }

    private Took ask(Server server, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/api/planogram/realtime-score".formatted(server.port())))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long start = System.nanoTime();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        double millis = (System.nanoTime() - start) / MILLION;
        if (response.statusCode() != 200) {
            throw new IllegalStateException("A score was answered %d.".formatted(response.statusCode()));
        }
        Matcher reason = REASON.matcher(response.body());
        return new Took(millis, reason.find() && reason.group(1) != null ? reason.group(1) : "-");
    }

    private String body(String explain) {
        int product = FIRST_PRODUCT + asked % PRODUCTS;
        int slot = asked / PRODUCTS * 13 % SLOTS;
        asked++;
        return "{\"device_id\":\"demo-01\",\"product_id\":\"p%d\",\"target_position\":\"%s%d\",\"explain\":%s}"
                .formatted(product, (char) ('A' + slot / COLUMNS), slot % COLUMNS + 1, explain);
    }

    private static void report(String fault, List<Took> took, long calls) {
        double[] millis = took.stream().mapToDouble(Took::millis).sorted().toArray();
        Map<String, Long> reasons = new TreeMap<>();
        took.forEach(one -> reasons.merge(one.reason(), 1L, Long::sum));
        System.out.printf(
                Locale.ROOT,
                "%-14s p50 %6.1f  p95 %6.1f  worst %6.1f  calls upstream %4d  reasons %s%n",
                fault,
                millis[millis.length / 2],
                millis[(int) Math.ceil(MANY * millis.length) - 1],
                millis[millis.length - 1],
                calls,
                reasons);
    }
}
