package io.slotwise.bench.speed;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.intake.dataset.DatasetFolder;
import io.slotwise.intake.open.IntakeOptions;
import io.slotwise.server.advice.imports.ImportData;
import io.slotwise.server.boot.BadSettings;
import io.slotwise.server.boot.Server;
import io.slotwise.server.boot.Settings;
import io.slotwise.server.store.Store;
import io.slotwise.testbed.fleet.Presets;
import io.slotwise.testbed.fleet.TruthFleet;
import io.slotwise.testbed.world.Knobs;
import io.slotwise.testbed.world.TrueMachine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long the analyses take over HTTP on machines with two years of sales: {@code RouteLatency [REQUESTS [SEED]]}. One
 * caller after the other, every request another one; the slowest is the first, which finds nothing in memory.
 */
public final class RouteLatency {
    private static final int WEEKS = 104;
    private static final int MACHINES = 6;
    private static final int CHANGES = 8;
    private static final double MILLION = 1e6;
    private static final double MANY = 0.95;

    private final Server server;
    private final TruthFleet fleet;
    private final SplittableRandom random;
    private final HttpClient client = HttpClient.newHttpClient();

    private RouteLatency(Server server, TruthFleet fleet, long seed) {
        this.server = server;
        this.fleet = fleet;
        random = new SplittableRandom(seed);
    }

    public static void main(String[] args) throws IOException, BadSettings, InterruptedException {
        int requests = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        Knobs pairs = Presets.named("pairs");
        LocalDate firstDay = pairs.scale().firstDay();
        TruthFleet fleet = TruthFleet.of(pairs.with(new Knobs.Scale(MACHINES, firstDay, WEEKS, 150, 300)), seed);
        Path folder = Files.createTempDirectory("slotwise-routes");
        try {
            Settings settings = settings(folder.resolve("data"));
            store(fleet, folder.resolve("dataset"), settings);
            try (Server server = Server.start(settings)) {
                new RouteLatency(server, fleet, seed).measure(requests);
            }
        } finally {
            remove(folder);
        }
    }

    private void measure(int requests) throws IOException, InterruptedException {
        int sales = fleet.machines().stream()
                .mapToInt(machine -> machine.past().sales().size())
                .sum();
        System.out.printf("%d machines, %d weeks, %d sales%n", MACHINES, WEEKS, sales);
        Map<String, Supplier<String>> bodies = Map.of(
                "predict-revenue", this::prediction,
                "affinity-analysis", this::affinity,
                "heat-zone-analysis", () -> about(""),
                "location-personalize", () -> about(",\"venue_type\":\"office\""),
                "demand-forecast", () -> about(",\"horizon_days\":" + random.nextInt(1, 60)));
        for (String route : bodies.keySet().stream().sorted().toList()) {
            if (server.routes().contains("POST /api/planogram/" + route)) {
                Supplier<String> body = bodies.get(route);
                measure(route, java.util.Objects.requireNonNull(body), requests);
            }
        }
    }

    private void measure(String route, Supplier<String> body, int requests) throws IOException, InterruptedException {
        double[] millis = new double[requests];
        for (int i = 0; i < requests; i++) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:%d/api/planogram/%s".formatted(server.port(), route)))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body.get()))
                    .build();
            long start = System.nanoTime();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            millis[i] = (System.nanoTime() - start) / MILLION;
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "The route (%s) answered %d: %s".formatted(route, response.statusCode(), response.body()));
            }
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-22s first %6.1f ms  p50 %6.1f  p95 %6.1f  worst %6.1f  (%d requests)%n",
                route,
                first,
                millis[requests / 2],
                millis[(int) Math.ceil(MANY * requests) - 1],
                millis[requests - 1],
                requests);
    }

    private String about(String more) {
        return "{\"device_id\":\"%s\"%s}".formatted(machine().machine().id(), more);
    }

    private String affinity() {
        LocalDate from = Presets.named("pairs").scale().firstDay().plusDays(random.nextInt(365));
        return about(",\"from\":\"%s\"".formatted(from));
    }

    private String prediction() {
        TrueMachine machine = machine();
        Planogram planogram = machine.planograms().getFirst();
        List<Slot> filled =
                planogram.slots().stream().filter(slot -> !slot.isEmpty()).toList();
        String changes = random.ints(0, filled.size())
                .distinct()
                .limit(CHANGES)
                .mapToObj(filled::get)
                .map(slot -> "{\"type\":\"reprice\",\"position\":\"%s\",\"price\":%d.%d}"
                        .formatted(slot.position(), random.nextInt(1, 4), random.nextInt(10)))
                .collect(Collectors.joining(","));
        return "{\"device_id\":\"%s\",\"cabinet_index\":%d,\"changes\":[%s]}"
                .formatted(machine.machine().id(), planogram.cabinet().index(), changes);
    }

    private TrueMachine machine() {
        return fleet.machines().get(random.nextInt(fleet.machines().size()));
    }

    private static Settings settings(Path dataDir) throws BadSettings {
        return Settings.load(Map.of(), Map.of(Settings.DATA_DIR, dataDir.toString(), Settings.PORT, "0"));
    }

    private static void store(TruthFleet fleet, Path dataset, Settings settings) throws IOException {
        DatasetFolder.write(fleet.dataset(), dataset);
        try (Store store = Store.open(settings.store(), InstantSource.system())) {
            new ImportData(store)
                    .run(
                            new ImportData.Input(dataset, IntakeOptions.NONE, "Two years", ImportData.Nature.OWN),
                            "bench");
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
