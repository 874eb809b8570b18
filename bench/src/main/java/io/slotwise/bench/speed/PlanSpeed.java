package io.slotwise.bench.speed;

import com.sun.management.OperatingSystemMXBean;
import io.slotwise.server.boot.BadSettings;
import io.slotwise.server.boot.Server;
import io.slotwise.server.boot.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Over HTTP in one process, on simulated machines. {@code stream MACHINES ROUNDS} watches plans one after the other;
 * {@code batch MACHINES [FOLDER]} lets ten machines be waited for, then plans all in the background; the folder is one that
 * {@code write MACHINES FOLDER} has filled. The machines are read and
 * learnt beforehand where the line says "warm".
 */
public final class PlanSpeed {
    private static final long SEED = 20261126;
    private static final String NAMES = "machines.txt";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final List<String> machines;

    private PlanSpeed(int port, List<String> machines) {
        address = "http://localhost:" + port;
        this.machines = machines;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, BadSettings {
        int machines = Integer.parseInt(arguments[1]);
        if (arguments[0].equals("write")) {
            Path written = Files.createDirectories(Path.of(arguments[2]));
            Files.write(written.resolve(NAMES), StoredFleet.write(written, machines, SEED));
            return;
        }
        boolean ready = arguments[0].equals("batch") && arguments.length > 2;
        Path folder = ready ? Path.of(arguments[2]) : Files.createTempDirectory("slotwise-bench");
        List<String> ids =
                ready ? Files.readAllLines(folder.resolve(NAMES)) : StoredFleet.write(folder, machines, SEED);
        Settings settings = Settings.load(Map.of(), Map.of(Settings.PORT, "0", Settings.DATA_DIR, folder.toString()));
        try (Server server = Server.start(settings)) {
            PlanSpeed speed = new PlanSpeed(server.port(), ids);
            if (arguments[0].equals("stream")) {
                speed.stream(Integer.parseInt(arguments[2]));
            } else {
                speed.batch();
            }
        }
    }

    /** Milliseconds since the request to the first event, the first move and the end. */
    private record Times(double first, double move, double done) {}

    private void stream(int rounds) throws IOException, InterruptedException {
        for (String id : machines) {
            watch(id, 0);
        }
        List<Times> all = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (String id : machines) {
                all.add(watch(id, round));
            }
        }
        print("first event, warm", all.stream().map(Times::first).toList());
        print("first move, warm", all.stream().map(Times::move).toList());
        print("whole answer, warm", all.stream().map(Times::done).toList());
    }

    private Times watch(String id, int seed) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<java.io.InputStream> answer = client.send(
                HttpRequest.newBuilder(URI.create(
                                address + "/api/planogram/stream-optimization?device_id=" + id + "&seed=" + seed))
                        .build(),
                BodyHandlers.ofInputStream());
        double first = 0;
        double move = Double.NaN;
        double done = Double.NaN;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                double now = (System.nanoTime() - begun) / 1e6;
                first = first == 0 ? now : first;
                move = line.equals("event: move") && Double.isNaN(move) ? now : move;
                done = line.startsWith("data: ") ? now : done;
            }
        }
        return new Times(first, move, done);
    }

    private void batch() throws IOException, InterruptedException {
        List<String> ten = machines.subList(0, Math.min(10, machines.size()));
        System.out.printf("%d machines waited for, cold: %.0f ms%n", ten.size(), waited(ten));
        System.out.printf("%d machines waited for, warm: %.0f ms%n", ten.size(), waited(ten));
        double processor = processorSeconds();
        long begun = System.nanoTime();
        String job = post(machines, false).headers().firstValue("Location").orElseThrow();
        HttpResponse<String> end = client.send(
                HttpRequest.newBuilder(URI.create(address + job + "/events")).build(), BodyHandlers.ofString());
        String last = end.body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .reduce((a, b) -> b)
                .orElse("");
        System.out.printf(
                "%d machines in the background: %.1f s, of the processors %.1f s; %s%n",
                machines.size(), (System.nanoTime() - begun) / 1e9, processorSeconds() - processor, last);
    }

    private static double processorSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private double waited(List<String> ids) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int status = post(ids, true).statusCode();
        if (status != 200) {
            throw new IllegalStateException("The batch was answered with " + status);
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    private HttpResponse<String> post(List<String> ids, boolean wait) throws IOException, InterruptedException {
        String list = ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
        return client.send(
                HttpRequest.newBuilder(URI.create(address + "/api/planogram/batch-optimize"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"device_ids\":[%s],\"wait\":%s}".formatted(list, wait)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static void print(String what, List<Double> values) {
        List<Double> sorted =
                values.stream().filter(value -> !value.isNaN()).sorted().toList();
        System.out.printf(
                "%s: p50 %.0f ms, p95 %.0f ms, most %.0f ms (%d)%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get((int) (0.95 * (sorted.size() - 1))),
                sorted.getLast(),
                sorted.size());
    }
}
