package io.slotwise.server.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import io.slotwise.engine.model.Machine;
import io.slotwise.server.store.fact.Facts;
import io.slotwise.server.store.fleet.Devices;
import io.slotwise.server.store.fleet.Products;
import io.slotwise.server.store.fleet.RuleBooks;
import io.slotwise.server.store.sqlite.Database;
import io.slotwise.server.store.sqlite.Tx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The snapshots in use, at most so many bytes of them; the least useful one is forgotten first and read again when
 * asked for. A write makes the snapshots of what it changed stale before its caller is answered, so whoever was told
 * "saved" never sees the state before. Writers never wait for readers here.
 */
public final class Snapshots {
    private static final int KILOBYTE = 1024;

    private final Cache<String, Held> cache;
    private final AtomicLong commits = new AtomicLong();
    private final Map<String, Long> lastChange = new ConcurrentHashMap<>();
    private volatile long lastSharedChange;
    private @Nullable Database database;
    private Snapshot.@Nullable Shared lastShared;

    Snapshots(long maxBytes) {
        Weigher<String, Held> weigher = (deviceId, held) -> held.kilobytes();
        cache = Caffeine.newBuilder()
                .maximumWeight(maxBytes / KILOBYTE)
                .weigher(weigher)
                .executor(Runnable::run)
                .build();
    }

    void connect(Database opened) {
        database = opened;
    }

    /** The machine as it is now, or null if there is none of that id. */
    public @Nullable Snapshot find(String deviceId) {
        Held held = cache.get(deviceId, this::load);
        while (isStale(deviceId, held)) {
            cache.asMap().remove(deviceId, held);
            held = cache.get(deviceId, this::load);
        }
        return held.snapshot;
    }

    /** The same, but a machine that is not in memory is read without being kept: for one look at many of them. */
    public @Nullable Snapshot passing(String deviceId) {
        Held held = cache.getIfPresent(deviceId);
        return held == null || isStale(deviceId, held) ? load(deviceId).snapshot : held.snapshot;
    }

    /** Rises with every write. */
    public long changes() {
        return commits.get();
    }

    /** Ids of all machines, in order. */
    public List<String> deviceIds() {
        return connected().read(Devices::ids);
    }

    /** Ids of machines, those at a type of venue first and otherwise in order. */
    public List<String> deviceIdsLike(String venueType, int limit) {
        return connected().read(sql -> Devices.idsLike(sql, venueType, limit));
    }

    /** Called after each commit and before its callers are answered. */
    void committed(Tx.Touched touched) {
        long commit = commits.incrementAndGet();
        touched.devices().forEach(deviceId -> lastChange.put(deviceId, commit));
        if (touched.shared()) {
            lastSharedChange = commit;
        }
    }

    /**
     * A snapshot, or that there is no such machine, and the number of commits before it was read. No record: it is
     * compared by identity.
     */
    private static final class Held {
        private final long commits;
        private final @Nullable Snapshot snapshot;

        Held(long commits, @Nullable Snapshot snapshot) {
            this.commits = commits;
            this.snapshot = snapshot;
        }

        int kilobytes() {
            return snapshot == null ? 1 : Math.toIntExact(1 + snapshot.bytes() / KILOBYTE);
        }
    }

    private boolean isStale(String deviceId, Held held) {
        return held.commits < lastSharedChange || held.commits < lastChange.getOrDefault(deviceId, 0L);
    }

    private Held load(String deviceId) {
        long before = commits.get();
        return new Held(before, connected().read(sql -> load(sql, deviceId)));
    }

    private @Nullable Snapshot load(JdbcClient sql, String deviceId) {
        Machine machine = Devices.machine(sql, deviceId);
        if (machine == null) {
            return null;
        }
        Snapshot.Shared shared = shared(sql);
        record State(long version, boolean demo) {}
        State state = sql.sql("""
                        SELECT d.data_version, COALESCE(i.demo, 0) AS demo
                        FROM devices d LEFT JOIN imports i ON i.import_id = d.import_id WHERE d.device_id = ?
                        """)
                .param(deviceId)
                .query((row, line) -> new State(row.getLong("data_version"), row.getInt("demo") != 0))
                .single();
        return new Snapshot(
                machine,
                Facts.history(sql, deviceId, machine.venue()),
                shared,
                state.version() + "." + shared.version(),
                state.demo());
    }

    /** Products and rules are the same object in all snapshots of one version. */
    private synchronized Snapshot.Shared shared(JdbcClient sql) {
        long version = sql.sql("SELECT value FROM counters WHERE name = 'shared_data'")
                .query(Long.class)
                .single();
        if (lastShared == null || lastShared.version() != version) {
            lastShared = new Snapshot.Shared(version, Products.catalogue(sql), RuleBooks.current(sql));
        }
        return lastShared;
    }

    private Database connected() {
        if (database == null) {
            throw new IllegalStateException("The snapshots must be connected to a database before use.");
        }
        return database;
    }
}
