package io.slotwise.server.store;

import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Dataset;
import io.slotwise.server.store.fleet.Expectation;
import io.slotwise.server.store.fleet.SaveOutcome;
import io.slotwise.server.store.fleet.SaveRequest;
import io.slotwise.server.store.fleet.StoredPlanogram;
import io.slotwise.server.store.imports.ImportDraft;
import io.slotwise.server.store.imports.ImportSession;
import io.slotwise.server.store.imports.Standing;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A process that writes until it is killed, and says on standard output what was acknowledged: {@code planogram KEY
 * ETAG} after a save, {@code sales SEED} after a batch, {@code import ID SEED} after an import. Four threads at once, so
 * that commits are shared.
 */
final class Victim {
    static final int BATCH = 20;
    static final int IMPORT = 6_000;

    private final Store store;
    private final SplittableRandom random;

    private Victim(Store store, SplittableRandom random) {
        this.store = store;
        this.random = random;
    }

    /** Arguments: the data folder, a seed. */
    public static void main(String[] arguments) throws InterruptedException {
        long seed = Long.parseLong(arguments[1]);
        Store store = Store.open(StoreConfig.in(Path.of(arguments[0])), InstantSource.system());
        SplittableRandom random = new SplittableRandom(seed);
        say("ready");
        List<Thread> threads = List.of(
                Thread.ofPlatform().start(new Victim(store, random.split()).forever("m0-0")),
                Thread.ofPlatform().start(new Victim(store, random.split()).forever("m1-0")),
                Thread.ofPlatform().start(new Victim(store, random.split())::postForever),
                Thread.ofPlatform().start(new Victim(store, random.split())::importForever));
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** The sales that a seed stands for; each batch has transactions of its own. */
    static List<Sale> sales(long seed, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Sale(
                        Fleets.FIRST_DAY, null, "m" + i % 2, 0, null, "p1", 1, null, seed + "-" + i, Sale.Payment.CARD))
                .toList();
    }

    private Runnable forever(String key) {
        return () -> {
            while (true) {
                save(key);
            }
        };
    }

    private void save(String key) {
        StoredPlanogram current = Objects.requireNonNull(store.planograms().find(key));
        SaveOutcome outcome = store.planograms()
                .save(new SaveRequest(
                        key,
                        current.deviceId(),
                        Fleets.planogram(random, 0),
                        new Expectation.At(java.util.Set.of(current.etag())),
                        "victim",
                        ""));
        if (outcome instanceof SaveOutcome.Saved saved) {
            say("planogram " + key + " " + saved.planogram().etag());
        }
    }

    private void postForever() {
        while (true) {
            long seed = random.nextLong(Long.MAX_VALUE);
            store.write(tx -> store.sales().add(tx, sales(seed, BATCH)));
            say("sales " + seed);
        }
    }

    private void importForever() {
        while (true) {
            long seed = random.nextLong(Long.MAX_VALUE);
            long id = store.imports()
                    .register(new ImportDraft(Long.toString(seed), false, "{}", "{}", "victim"))
                    .id();
            ImportSession session = Objects.requireNonNull(store.imports().begin(id));
            session.add(sales(seed, IMPORT));
            session.finish(NOTHING_ELSE, Standing.SALES_ONLY, Map.of(), "{}");
            say("import " + id + " " + seed);
        }
    }

    private static final Dataset NOTHING_ELSE = new Dataset(
            io.slotwise.engine.model.Catalogue.of(List.of()),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "");

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
