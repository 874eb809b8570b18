package io.slotwise.server.advice.learn;

import io.slotwise.engine.value.learn.FleetKnowledge;
import io.slotwise.engine.value.learn.Past;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.Snapshots;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the stored fleet has taught, and learns again on a thread of its own when enough has changed: at once after
 * machines came or went, otherwise at most every quarter of an hour, for what machines share moves slowly. Who answers
 * reads a value in memory and never waits. The same data give the same knowledge and version, also after a restart.
 */
public final class FleetLearning implements AutoCloseable {
    /**
     * Knowledge and what it was learnt from.
     *
     * @param version another word for each state of the data that was learnt from; {@code ""} before anything was
     */
    public record Learnt(FleetKnowledge knowledge, String version) {
        static final Learnt NOTHING = new Learnt(FleetKnowledge.NONE, "");

        /** Whether there was anything to learn from. */
        public boolean fromFleet() {
            return !version.isEmpty();
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(FleetLearning.class);
    private static final int HEX = 16;

    private final Snapshots snapshots;
    private final LearnConfig config;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("slotwise-learning").factory());
    private volatile Learnt current = Learnt.NOTHING;
    private volatile boolean looked;

    /** What was seen when it was last learnt; guarded by this. */
    private long changesSeen = -1;

    private List<String> devicesSeen = List.of();
    private Instant learntAt = Instant.EPOCH;

    public FleetLearning(Snapshots snapshots, LearnConfig config, InstantSource clock) {
        this.snapshots = snapshots;
        this.config = config;
        this.clock = clock;
    }

    /** What is known now. */
    public Learnt current() {
        return current;
    }

    /** Whether it has looked once, or never does. */
    public boolean settled() {
        return looked || config.look().isZero();
    }

    /** Begins to look after the fleet; does nothing where the configuration says never. */
    public void start() {
        if (!config.look().isZero()) {
            long pause = config.look().toMillis();
            var unused = thread.scheduleWithFixedDelay(this::look, 0, pause, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            learnIfDue();
        } catch (RuntimeException e) { // one that got out would end the schedule without a word
            LOG.warn("The fleet could not be learnt from; what was known stays in force", e);
        } finally {
            looked = true; // whatever came of it: nobody is to wait for it for ever
        }
    }

    /** Learns if machines came or went, or if anything changed and the last time is long enough ago. */
    public synchronized void learnIfDue() {
        long changes = snapshots.changes();
        if (changes == changesSeen) {
            return;
        }
        List<String> devices = snapshots.deviceIds();
        boolean rested = !clock.instant().isBefore(learntAt.plus(config.again()));
        if (rested || !devices.equals(devicesSeen)) {
            current = learn(devices);
            changesSeen = changes;
            devicesSeen = devices;
            learntAt = clock.instant();
        }
    }

    private Learnt learn(List<String> devices) {
        List<Snapshot> fleet = Sample.of(devices, config.machines()).stream()
                .map(snapshots::passing)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        List<Snapshot> own = fleet.stream().filter(one -> !one.demo()).toList();
        List<Snapshot> taught = own.isEmpty() ? fleet : own;
        if (taught.stream().allMatch(one -> one.history().sales().isEmpty())) {
            return Learnt.NOTHING;
        }
        FleetKnowledge knowledge = FleetKnowledge.of(
                taught.stream()
                        .map(one -> new Past(one.machine(), one.history()))
                        .toList(),
                taught.getLast().catalogue());
        return new Learnt(knowledge, version(taught));
    }

    private static String version(List<Snapshot> fleet) {
        CRC32 sum = new CRC32();
        fleet.stream()
                .flatMap(one -> Stream.of(one.machine().id(), one.dataVersion()))
                .forEach(word -> sum.update((word + "\n").getBytes(StandardCharsets.UTF_8)));
        return Long.toString(sum.getValue(), HEX);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
