package io.slotwise.server.cli;

import io.slotwise.llm.cost.Budget;
import io.slotwise.server.boot.BadSettings;
import io.slotwise.server.boot.Settings;
import io.slotwise.server.cli.given.Output;
import io.slotwise.server.cli.given.Place;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.claude.UsageReport;
import io.slotwise.server.store.sqlite.StoreConfig;
import io.slotwise.server.store.sqlite.StoreException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code slotwise doctor}: looks at what the server needs and says what is wrong, and shows the settings in force. */
@Command(
        name = "doctor",
        description = "Checks Java, data folder, database, disk, port and clock; shows the settings in force.",
        mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {
    private static final long MIN_FREE_BYTES = 1L << 30;
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MAX_CLOCK_GAP = Duration.ofMinutes(5);

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Output output = new Output();

    private final InstantSource clock = InstantSource.system();

    /** One thing looked at. */
    record Finding(String check, boolean ok, String detail) {}

    /** All of them, and the settings in force. */
    record Report(boolean ok, List<Finding> checks, Map<String, String> settings) {}

    @Override
    public Integer call() throws BadSettings {
        Settings settings = place.settings();
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(folder(settings.store().dataDir()));
        findings.addAll(database(settings.store()));
        findings.add(disk(settings.store().dataDir()));
        findings.add(port(settings.http().host(), settings.http().port()));
        findings.add(clock());
        boolean ok = findings.stream().allMatch(Finding::ok);
        Report report = new Report(ok, findings, new TreeMap<>(settings.inForce()));
        output.result(report, text(report));
        return ok ? 0 : 1;
    }

    private static Finding java() {
        Runtime.Version version = Runtime.version();
        String home =
                System.getProperty("java.vendor") + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                        + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB heap";
        return new Finding("java", version.feature() >= 25, version + " (" + home + ")");
    }

    private static Finding folder(Path dir) {
        Path existing = existing(dir);
        boolean writable = Files.isDirectory(existing) && Files.isWritable(existing);
        String state = Files.exists(dir) ? "exists" : "will be made";
        return new Finding("data folder", writable, dir + (writable ? " (" + state + ")" : " cannot be written"));
    }

    /** Opens the database, unless there is none yet: looking must not make one. */
    private List<Finding> database(StoreConfig config) {
        if (!Files.isDirectory(config.dataDir())) {
            return List.of(new Finding("database", true, "none yet"));
        }
        try (Store store = Store.open(config, clock)) {
            int machines = store.snapshots().deviceIds().size();
            return List.of(
                    new Finding("database", true, "%d machines".formatted(machines)),
                    audit(store.audit().firstBroken()),
                    books(new UsageReport(store).unbookedNanos()));
        } catch (StoreException e) {
            boolean serving = e.kind() == StoreException.Kind.IN_USE;
            return List.of(new Finding(
                    "database", serving, String.valueOf(e.getMessage()).replace("\n", " ")));
        }
    }

    private static Finding audit(long firstBroken) {
        return new Finding(
                "audit trail",
                firstBroken == 0,
                firstBroken == 0 ? "every entry continues the one before" : "broken at entry " + firstBroken);
    }

    private static Finding books(long nanos) {
        return new Finding(
                "Claude's cost",
                nanos == 0,
                nanos == 0
                        ? "what was spent is the sum of the calls"
                        : "%.4f dollars were spent that no call explains".formatted(Budget.dollars(nanos)));
    }

    private static Finding disk(Path dir) {
        try {
            FileStore store = Files.getFileStore(existing(dir));
            long free = store.getUsableSpace();
            return new Finding("disk", free >= MIN_FREE_BYTES, "%,d MB free".formatted(free >> 20));
        } catch (IOException e) {
            return new Finding("disk", false, "cannot be asked for its free space");
        }
    }

    private static Finding port(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return new Finding("port", true, port + " is free");
        } catch (IOException e) {
            return new Finding("port", false, port + " is taken or may not be used");
        }
    }

    /** The clock against the earliest day that can be, and against the clock of the file system. */
    private Finding clock() {
        Instant now = clock.instant();
        try {
            Path probe = Files.createTempFile("slotwise", ".clock");
            Duration gap = Duration.between(Files.getLastModifiedTime(probe).toInstant(), clock.instant())
                    .abs();
            Files.delete(probe);
            boolean ok = now.isAfter(EARLIEST) && gap.compareTo(MAX_CLOCK_GAP) < 0;
            return new Finding("clock", ok, now + ", zone " + java.time.ZoneId.systemDefault());
        } catch (IOException e) {
            return new Finding("clock", false, "no temporary file can be written to compare it with");
        }
    }

    private static Path existing(Path dir) {
        Path path = dir;
        while (!Files.exists(path) && path.getParent() != null) {
            path = path.getParent();
        }
        return path;
    }

    private static String text(Report report) {
        String checks = report.checks().stream()
                .map(one -> "%-5s %-13s %s".formatted(one.ok() ? "ok" : "FAIL", one.check(), one.detail()))
                .collect(Collectors.joining("\n"));
        String settings = report.settings().entrySet().stream()
                .map(one -> "      %s=%s".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining("\n"));
        return checks + "\n\nSettings in force:\n" + settings;
    }
}
