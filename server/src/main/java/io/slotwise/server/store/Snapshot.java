package io.slotwise.server.store;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.sales.MachineHistory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Everything that is known of one machine at one moment, in memory: answers built on it touch no database. Never
 * changed; when the machine, its past, the products or the rules change, the next reader gets another snapshot.
 */
public final class Snapshot {
    private static final long BYTES_PER_SALE = 40;
    private static final long BYTES_PER_SLOT = 200;
    private static final long BYTES_PER_FACT = 80;
    private static final long BYTES_AT_LEAST = 4_000;

    private final Machine machine;
    private final Catalogue catalogue;
    private final MachineHistory history;
    private final String rulesJson;
    private final String dataVersion;
    private final boolean demo;
    private final Map<Class<?>, Object> derived = new ConcurrentHashMap<>();

    Snapshot(Machine machine, MachineHistory history, Shared shared, String dataVersion, boolean demo) {
        this.machine = machine;
        this.catalogue = shared.catalogue();
        this.history = history;
        this.rulesJson = shared.rulesJson();
        this.dataVersion = dataVersion;
        this.demo = demo;
    }

    /** What all machines share, as of one version of it. */
    record Shared(long version, Catalogue catalogue, String rulesJson) {}

    public Machine machine() {
        return machine;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public MachineHistory history() {
        return history;
    }

    /** The operator's rule book as it was written, {@code ""} where there is none. */
    public String rulesJson() {
        return rulesJson;
    }

    /** Another word for each state of the machine and of all that is known about it; the same after a restart. */
    public String dataVersion() {
        return dataVersion;
    }

    /** Whether the machine came with demo data. */
    public boolean demo() {
        return demo;
    }

    /**
     * Something worked out from this snapshot alone, kept with it: worked out at the first question, shared by all later
     * ones, forgotten together with the snapshot.
     */
    public <T> T derived(Class<T> type, Function<Snapshot, T> work) {
        return type.cast(derived.computeIfAbsent(type, wanted -> work.apply(this)));
    }

    /** Roughly, without what is derived. */
    long bytes() {
        long slots = machine.planograms().stream()
                .mapToLong(planogram -> planogram.slots().size())
                .sum();
        long facts = history.stockEvents().size()
                + (long) history.visits().size()
                + history.slotChanges().size()
                + history.calendar().size();
        return BYTES_AT_LEAST
                + BYTES_PER_SALE * history.sales().size()
                + BYTES_PER_SLOT * slots
                + BYTES_PER_FACT * facts;
    }
}
