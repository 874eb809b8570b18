package io.slotwise.server.store;

import io.slotwise.intake.Dataset;
import io.slotwise.server.store.fact.Facts;
import io.slotwise.server.store.fact.Sales;
import io.slotwise.server.store.fleet.Audit;
import io.slotwise.server.store.fleet.Devices;
import io.slotwise.server.store.fleet.Planograms;
import io.slotwise.server.store.fleet.Products;
import io.slotwise.server.store.fleet.RuleBooks;
import io.slotwise.server.store.imports.Imports;
import io.slotwise.server.store.sqlite.AnswerTags;
import io.slotwise.server.store.sqlite.Database;
import io.slotwise.server.store.sqlite.StoreConfig;
import io.slotwise.server.store.sqlite.StoreException;
import io.slotwise.server.store.sqlite.Tx;
import io.slotwise.server.store.sqlite.Uploads;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The open store of one data folder, held for this process until closed. What a method that writes returned from is on
 * the disk and survives the death of the process.
 */
public final class Store implements AutoCloseable {
    private static final String ALL = "1 = 1";

    private final Database database;
    private final Snapshots snapshots;
    private final FirstAnswers firstAnswers;
    private final Uploads uploads;
    private final AnswerTags answerTags;
    private final Thread sweeper;

    private Store(Database database, Snapshots snapshots, AnswerTags answerTags, Uploads uploads) {
        this.database = database;
        this.answerTags = answerTags;
        this.uploads = uploads;
        this.snapshots = snapshots;
        firstAnswers = new FirstAnswers(database);
        sweeper = Thread.ofPlatform().daemon().name("slotwise-sweeper").unstarted(this::sweep);
    }

    /**
     * Opens the store of a folder; an empty folder gets a new one.
     *
     * @throws StoreException if the folder is used by another process, may not be written, or holds a database that is
     *     damaged, foreign or of a newer version; it is then as it was before
     */
    public static Store open(StoreConfig config, InstantSource clock) {
        Snapshots snapshots = new Snapshots(config.snapshotBytes());
        AnswerTags answerTags = new AnswerTags();
        Database database = Database.open(config, clock, touched -> {
            snapshots.committed(touched);
            answerTags.committed(touched);
        });
        snapshots.connect(database);
        answerTags.load(database);
        Store store = new Store(database, snapshots, answerTags, database.uploads());
        store.imports().recover();
        store.uploads.recover(clock.instant(), store.imports()::waits);
        store.sweeper.start();
        return store;
    }

    /** Carries out something as one unit: all of it is kept, or nothing. May be tried twice after a fault. */
    public <T extends @Nullable Object> T write(Function<Tx, T> work) {
        return database.write(work::apply);
    }

    /** Reads at one moment. For the rooms inside the store alone. */
    public <T extends @Nullable Object> T read(Function<JdbcClient, T> query) {
        return database.read(query);
    }

    /** What kept answers depend on, and how often it has changed. */
    public AnswerTags answerTags() {
        return answerTags;
    }

    public Snapshots snapshots() {
        return snapshots;
    }

    public Devices devices() {
        return new Devices(database);
    }

    public Products products() {
        return new Products(database);
    }

    public Planograms planograms() {
        return new Planograms(database);
    }

    public Sales sales() {
        return new Sales(database);
    }

    public RuleBooks rules() {
        return new RuleBooks(database);
    }

    public Imports imports() {
        return new Imports(database);
    }

    public StoredJobs jobs() {
        return new StoredJobs(database);
    }

    public Experiments experiments() {
        return new Experiments(database);
    }

    /** Files that wait to be applied. */
    public Uploads uploads() {
        return uploads;
    }

    /** Answers to requests with an idempotency key. */
    public FirstAnswers firstAnswers() {
        return firstAnswers;
    }

    public Audit audit() {
        return new Audit(database);
    }

    /** Everything that counts, with all sales in memory. */
    public Dataset export() {
        return database.read(sql -> new Dataset(
                Products.catalogue(sql),
                Devices.ids(sql).stream()
                        .map(id -> Objects.requireNonNull(Devices.machine(sql, id)))
                        .toList(),
                Facts.SALES.list(sql, ALL, List.of()),
                Facts.slotChanges(sql, ALL, List.of()),
                Facts.STOCK_EVENTS.list(sql, ALL, List.of()),
                Facts.VISITS.list(sql, ALL, List.of()),
                Facts.calendar(sql, ALL, List.of()),
                RuleBooks.current(sql)));
    }

    @Override
    public void close() {
        database.close();
    }

    private void sweep() {
        try {
            imports().sweepAll();
        } catch (StoreException ignored) {
            // The store closed meanwhile, or the disk is full: what is left does not count, and the next start sweeps
            // it.
        }
    }
}
