package io.slotwise.server.advice.demand;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.Sale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where each product stands, and what it holds there: by the planograms, else by what a caller says of it. */
final class Places {
    /**
     * A product's slots together.
     *
     * @param capacity 0 where it is not known
     * @param units in them now; absent where it is not known
     */
    record Holding(
            List<Slot> slots,
            int capacity,
            int parLevel,
            @Nullable Integer units) {}

    private final Map<String, Position> places = new LinkedHashMap<>();
    private final Map<String, Holding> holdings = new LinkedHashMap<>();

    private Places() {}

    static Places of(List<Planogram> planograms, StatedPast past) {
        Places places = new Places();
        Map<String, List<Slot>> standing = new LinkedHashMap<>();
        planograms.stream()
                .flatMap(planogram -> planogram.slots().stream())
                .filter(slot -> !slot.isEmpty())
                .forEach(slot -> standing.computeIfAbsent(productOf(slot), unseen -> new ArrayList<>())
                        .add(slot));
        standing.forEach((id, slots) -> {
            places.places.put(id, slots.getFirst().position());
            places.holdings.put(id, holding(slots, past.capacities().get(id)));
        });
        places.invent(past);
        return places;
    }

    private static String productOf(Slot slot) {
        Facing facing = slot.facing();
        return facing == null ? "" : facing.productId();
    }

    private static Holding holding(List<Slot> slots, @Nullable Integer stated) {
        int capacity = 0;
        int par = 0;
        Integer units = 0;
        for (Slot slot : slots) {
            Facing facing = slot.facing();
            capacity += slot.capacity();
            par += facing == null ? 0 : facing.parLevel();
            units = facing == null || facing.quantity() == null || units == null ? null : units + facing.quantity();
        }
        return new Holding(List.copyOf(slots), stated == null ? capacity : stated, par, units);
    }

    /** Products without a place get one of their own, so that sales and stock-outs of one meet. */
    private void invent(StatedPast past) {
        TreeSet<String> ids = new TreeSet<>(past.capacities().keySet());
        past.sales().stream().map(Sale::productId).forEach(ids::add);
        past.stockouts().stream()
                .flatMap(one -> java.util.stream.Stream.ofNullable(one.productId()))
                .forEach(ids::add);
        int next = 0;
        for (String id : ids) {
            Integer capacity = past.capacities().get(id);
            if (!places.containsKey(id) && next < Position.MAX_ROWS * Position.MAX_COLUMNS) {
                places.put(id, freeFromTheEnd(next++));
            }
            if (capacity != null) {
                holdings.putIfAbsent(id, new Holding(List.of(), capacity, capacity, null));
            }
        }
    }

    private static Position freeFromTheEnd(int number) {
        int last = Position.MAX_ROWS * Position.MAX_COLUMNS - 1 - number;
        return new Position(last / Position.MAX_COLUMNS, last % Position.MAX_COLUMNS);
    }

    @Nullable
    Position of(String productId) {
        return places.get(productId);
    }

    Map<String, Position> all() {
        return places;
    }

    /** What is known of a product's room, or null. */
    @Nullable
    Holding holding(String productId) {
        return holdings.get(productId);
    }

    /** Ids of what stands in the machine by its planograms or by stated capacities. */
    List<String> standing() {
        return List.copyOf(holdings.keySet());
    }
}
