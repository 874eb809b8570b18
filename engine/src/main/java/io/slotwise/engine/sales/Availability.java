package io.slotwise.engine.sales;

import io.slotwise.engine.model.Position;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The share of each day that a product was on offer, as far as the records of its machine tell: stamps of
 * stock-outs, counts and fills, visits with known capacities, and the planogram over time. Days are weighed
 * by the hours at which the machine sells. Where nothing is known the share is {@link #UNKNOWN}.
 */
public final class Availability {
    public static final float UNKNOWN = -1;

    private static final int DAY = 86_400;
    private static final int HOURS = 24;
    private static final int HOUR = DAY / HOURS;
    private static final int NOON = DAY / 2;

    /** A day of which less than this is unknown counts as known. */
    private static final double LITTLE = 0.02;

    private static final float ALWAYS = 0.999f;

    /** Of n slots k draw (k ÷ n) to this power of what all would: space elasticity, Eisend 2014. */
    private static final double SPACE_ELASTICITY = 0.2;

    /** Not this product's slot on that day. */
    private static final float ELSEWHERE = -2;

    private record Place(int cabinetIndex, Position slot) {}

    /** Something that happened at a slot; at the same second changes come first, then sales, stock, fills. */
    private record Event(long time, int rank, Consumer<SlotClock> effect) {}

    private final long firstDay;
    private final int days;
    private final double[] sellingBefore = new double[HOURS + 1];
    private final Map<String, List<float[]>> byProduct = new HashMap<>();

    /** From this day on the planogram is known, so that what stands nowhere is not on offer. */
    private long planogramFrom = Integer.MAX_VALUE;

    private Availability(LocalDate first, int days, SalesHistory sales) {
        firstDay = first.toEpochDay();
        this.days = days;
        double[] byHour = new double[HOURS];
        Arrays.fill(byHour, 1);
        for (int line = 0; line < sales.size(); line++) {
            if (sales.secondOfDay(line) >= 0) {
                byHour[sales.secondOfDay(line) / HOUR]++;
            }
        }
        double all = Arrays.stream(byHour).sum();
        for (int h = 0; h < HOURS; h++) {
            sellingBefore[h + 1] = sellingBefore[h] + byHour[h] / all;
        }
    }

    /**
     * The shares by product id, shape {@code [days]}; a product that nothing is known of is left out. With some of its
     * slots empty a product counts for less than with all.
     *
     * @param first the first day
     */
    public static Map<String, float[]> of(MachineHistory history, LocalDate first, int days) {
        Availability availability = new Availability(first, days, history.sales());
        if (days > 0
                && !(history.stockEvents().isEmpty() && history.slotChanges().isEmpty())) {
            availability.read(history);
        }
        Map<String, float[]> shares = new HashMap<>();
        availability.byProduct.forEach((id, slots) -> shares.put(id, together(slots, days)));
        return shares;
    }

    private void read(MachineHistory history) {
        boolean stamped = history.stockEvents().stream().anyMatch(event -> event.kind() == StockEvent.Kind.STOCKOUT);
        Map<Place, List<Event>> events =
                new TreeMap<>(Comparator.comparingInt(Place::cabinetIndex).thenComparing(Place::slot));
        addChanges(history, events);
        addStock(history, events);
        addSales(history, events);
        addVisits(history, events);
        long start = firstDay * DAY;
        for (List<Event> one : events.values()) {
            one.sort(Comparator.comparingLong(Event::time).thenComparingInt(Event::rank));
            Map<String, Map<SlotClock.State, double[]>> seconds = new HashMap<>();
            long known = Math.min(start, one.getFirst().time); // what was before tells how the first day begins
            SlotClock clock = new SlotClock((id, from, to, state) -> add(seconds, id, from, to, state), stamped, known);
            one.forEach(event -> event.effect.accept(clock));
            clock.close(start + (long) days * DAY);
            seconds.forEach((id, rows) ->
                    byProduct.computeIfAbsent(id, unseen -> new ArrayList<>()).add(shares(rows)));
        }
    }

    private void addChanges(MachineHistory history, Map<Place, List<Event>> events) {
        for (SlotChange change : history.slotChanges()) {
            Place place = new Place(change.cabinetIndex(), change.slot());
            planogramFrom = Math.min(planogramFrom, change.effectiveFrom().toEpochDay() - firstDay);
            add(
                    events,
                    place,
                    time(change.effectiveFrom(), LocalTime.MIN),
                    0,
                    clock -> clock.change(
                            time(change.effectiveFrom(), LocalTime.MIN), change.productId(), change.capacity()));
        }
    }

    private void addStock(MachineHistory history, Map<Place, List<Event>> events) {
        for (StockEvent event : history.stockEvents()) {
            long time = time(event.date(), event.time());
            Place place = new Place(event.cabinetIndex(), event.slot());
            add(events, place, time, event.kind() == StockEvent.Kind.FILL ? 3 : 2, clock -> apply(event, time, clock));
        }
    }

    private static void apply(StockEvent event, long time, SlotClock clock) {
        Integer units = event.quantity();
        switch (event.kind()) {
            case STOCKOUT -> clock.soldOut(time);
            case FILL -> clock.filled(time, units);
            case RESTOCK -> {
                clock.counted(time, 0);
                clock.filled(time, units);
            }
            case READ -> {
                if (units != null) {
                    clock.counted(time, units);
                }
            }
        }
    }

    private void addSales(MachineHistory history, Map<Place, List<Event>> events) {
        SalesHistory sales = history.sales();
        for (int line = 0; line < sales.size(); line++) {
            Position slot = sales.slot(line);
            if (slot != null) {
                int second = sales.secondOfDay(line);
                long time = (long) sales.epochDay(line) * DAY + (second < 0 ? NOON : second);
                String id = sales.productIds().get(sales.product(line));
                int quantity = sales.quantity(line);
                add(
                        events,
                        new Place(sales.cabinetIndex(line), slot),
                        time,
                        1,
                        clock -> clock.sale(time, id, quantity));
            }
        }
    }

    /** A visit fills every slot, unless an event of that day says how far. */
    private void addVisits(MachineHistory history, Map<Place, List<Event>> events) {
        record PlaceDay(Place place, LocalDate day) {}
        Set<PlaceDay> told = history.stockEvents().stream()
                .filter(event -> event.kind() == StockEvent.Kind.FILL || event.kind() == StockEvent.Kind.RESTOCK)
                .map(event -> new PlaceDay(new Place(event.cabinetIndex(), event.slot()), event.date()))
                .collect(Collectors.toSet());
        for (Visit visit : history.visits()) {
            for (Map.Entry<Place, List<Event>> one : events.entrySet()) {
                if (!told.contains(new PlaceDay(one.getKey(), visit.date()))) {
                    long time = time(visit.date(), visit.time());
                    one.getValue().add(new Event(time, 3, clock -> clock.filled(time, null)));
                }
            }
        }
    }

    private static void add(
            Map<Place, List<Event>> events, Place place, long time, int rank, Consumer<SlotClock> effect) {
        events.computeIfAbsent(place, unused -> new ArrayList<>()).add(new Event(time, rank, effect));
    }

    private static long time(LocalDate date, @Nullable LocalTime time) {
        return date.toEpochDay() * DAY + (time == null ? NOON : time.toSecondOfDay());
    }

    /** Adds a stretch to its days, in the row of its state. */
    private void add(
            Map<String, Map<SlotClock.State, double[]>> seconds,
            @Nullable String productId,
            long from,
            long to,
            SlotClock.State state) {
        if (productId == null) {
            return;
        }
        Map<SlotClock.State, double[]> rows = seconds.computeIfAbsent(productId, unused -> rows());
        long time = Math.max(from, firstDay * DAY);
        long end = Math.min(to, (firstDay + days) * DAY);
        while (time < end) {
            long day = Math.floorDiv(time, DAY);
            long until = Math.min(end, (day + 1) * DAY);
            double share = sellingUntil(until - day * DAY) - sellingUntil(time - day * DAY);
            row(rows, state)[(int) (day - firstDay)] += share;
            time = until;
        }
    }

    private Map<SlotClock.State, double[]> rows() {
        Map<SlotClock.State, double[]> rows = new EnumMap<>(SlotClock.State.class);
        for (SlotClock.State state : SlotClock.State.values()) {
            rows.put(state, new double[days]);
        }
        return rows;
    }

    private static double[] row(Map<SlotClock.State, double[]> rows, SlotClock.State state) {
        return Objects.requireNonNull(rows.get(state));
    }

    private double sellingUntil(long second) {
        int hour = (int) (second / HOUR);
        double within = (second - (long) hour * HOUR) / (double) HOUR;
        return hour >= HOURS ? 1 : sellingBefore[hour] + within * (sellingBefore[hour + 1] - sellingBefore[hour]);
    }

    private float[] shares(Map<SlotClock.State, double[]> rows) {
        float[] share = new float[days];
        for (int t = 0; t < days; t++) {
            double in = row(rows, SlotClock.State.IN)[t];
            double unknown = row(rows, SlotClock.State.UNKNOWN)[t];
            boolean there = in + unknown + row(rows, SlotClock.State.OUT)[t] > 0;
            float absent = t >= planogramFrom ? ELSEWHERE : UNKNOWN;
            share[t] = !there ? absent : unknown > LITTLE ? UNKNOWN : (float) Math.min(1, in);
        }
        return share;
    }

    private static float[] together(List<float[]> slots, int days) {
        float[] share = new float[days];
        float[] of = new float[slots.size()];
        for (int t = 0; t < days; t++) {
            int count = 0;
            for (float[] slot : slots) {
                if (slot[t] != ELSEWHERE) {
                    of[count++] = slot[t];
                }
            }
            share[t] = together(of, count);
        }
        return share;
    }

    /** One slot after the other runs out, so the k-th fullest share of the day is that with at least k slots in stock. */
    private static float together(float[] of, int count) {
        if (count == 0) {
            return 0;
        }
        Arrays.sort(of, 0, count);
        float fullest = of[count - 1];
        if (of[0] < 0) {
            return fullest >= ALWAYS ? 1 : UNKNOWN;
        }
        double sum = 0;
        for (int k = 1; k <= count; k++) {
            double gain = weight(k, count) - weight(k - 1, count);
            sum += of[count - k] * gain;
        }
        return (float) sum;
    }

    private static double weight(int inStock, int slots) {
        return inStock == 0 ? 0 : Math.pow((double) inStock / slots, SPACE_ELASTICITY);
    }
}
