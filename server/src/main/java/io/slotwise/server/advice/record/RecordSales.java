package io.slotwise.server.advice.record;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.sales.Sale;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.fact.Sales;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes sales in as they happen, and shows those on record. */
public final class RecordSales {
    private final Store store;

    public RecordSales(Store store) {
        this.store = store;
    }

    /** What became of a batch. */
    public sealed interface Outcome {
        record Recorded(long added, long alreadyKnown) implements Outcome {}

        /** Machines or products that are not known; nothing of the batch was recorded. */
        record Unknown(Set<String> deviceIds, Set<String> productIds) implements Outcome {}
    }

    /** One page; {@code next} is what to ask the following page with, null on the last. */
    public record Page(List<Sale> sales, @Nullable String next) {}

    /** @throws IllegalArgumentException if {@code from} is nothing that a page said */
    public Page page(String deviceId, LocalDate first, LocalDate last, String from, int limit) {
        Sales.Page page = store.sales().page(new Sales.Period(deviceId, first, last), from, limit);
        return new Page(page.sales(), page.next().isEmpty() ? null : page.next());
    }

    public boolean knows(String deviceId) {
        return store.snapshots().find(deviceId) != null;
    }

    /** The machine, whose wall clock its sales are told by; or null. */
    public @Nullable Machine machine(String deviceId) {
        var snapshot = store.snapshots().find(deviceId);
        return snapshot == null ? null : snapshot.machine();
    }

    /** Records a batch: all of it, or nothing where a machine or product is not known. */
    public Reply record(List<Sale> sales, @Nullable Once once, Function<Outcome, Reply> words) {
        Set<String> devices = unknown(sales, Sale::deviceId, this::knows);
        Set<String> products =
                unknown(sales, Sale::productId, id -> store.products().find(id) != null);
        if (!devices.isEmpty() || !products.isEmpty()) {
            return words.apply(new Outcome.Unknown(devices, products));
        }
        return Units.run(store, once, tx -> {
            Sales.Added added = store.sales().add(tx, sales);
            return words.apply(new Outcome.Recorded(added.added(), added.alreadyKnown()));
        });
    }

    private static Set<String> unknown(
            List<Sale> sales, Function<Sale, String> id, java.util.function.Predicate<String> known) {
        return sales.stream()
                .map(id)
                .distinct()
                .filter(one -> !known.test(one))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
