package io.slotwise.engine.value.learn;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.Availability;
import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.sales.SlotChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One machine's past by slot and day: what stood there at which price, what sold, what part of the day it was in stock. */
final class SlotTimes {
    private static final double LEAST_SHARE = 0.02;

    /** A place in a machine. */
    record Place(int cabinetIndex, Position position) {}

    final List<Place> places = new ArrayList<>();
    final long firstDay;
    final int days;

    /** What stood there, by place and day; null for nothing. */
    final @Nullable String[][] product;

    /** In currency units; NaN for the list price. */
    final double[][] price;

    final double[][] units;

    /** Part of each day that a product was in stock, by id; negative where it is not known. */
    final Map<String, float[]> inStock;

    /** Days in term and no holiday: the others say nothing about a usual week. */
    final boolean[] usual;

    private final Map<Place, Integer> indexes = new HashMap<>();
    private final MachineHistory history;

    /** @param windowDays how far to look back at most */
    SlotTimes(Past past, int windowDays) {
        history = past.history();
        SalesHistory sales = history.sales();
        long end = sales.isEmpty() ? 0 : sales.epochDay(sales.size() - 1) + 1L;
        firstDay = sales.isEmpty() ? 0 : Math.max(end - windowDays, sales.epochDay(0));
        days = Math.toIntExact(end - firstDay);
        for (Planogram planogram : past.machine().planograms()) {
            for (Slot slot : planogram.slots()) {
                Place place = new Place(planogram.cabinet().index(), slot.position());
                indexes.put(place, places.size());
                places.add(place);
            }
        }
        product = new String[places.size()][days];
        price = new double[places.size()][days];
        units = new double[places.size()][days];
        inStock = Availability.of(history, LocalDate.ofEpochDay(firstDay), days);
        usual = new boolean[days];
        usual();
        if (days > 0) {
            standing(past);
            sold(sales);
        }
    }

    /** Part of the day that a product was in stock; all of it where nobody knows, or where it sold against all knowledge. */
    double inStock(String productId, int day, double sold) {
        float[] known = inStock.get(productId);
        float share = known == null ? Availability.UNKNOWN : known[day];
        return share < 0 || (sold > 0 && share < LEAST_SHARE) ? 1 : share;
    }

    private void usual() {
        java.util.Arrays.fill(usual, true);
        for (CalendarFact fact : history.calendar()) {
            long day = fact.date().toEpochDay() - firstDay;
            boolean away = fact.factor().equals("school_term") && fact.value() == 0;
            boolean holiday = fact.factor().equals("holiday") && fact.value() != 0;
            if (day >= 0 && day < days && (away || holiday)) {
                usual[(int) day] = false;
            }
        }
    }

    /** As it was recorded; before and where nothing was, as the sales tell, and else as it is. */
    private void standing(Past past) {
        boolean[] told = toldBySales();
        Map<String, Integer> firstSale = firstSales();
        int place = 0;
        for (Planogram planogram : past.machine().planograms()) {
            for (Slot slot : planogram.slots()) {
                Facing facing = slot.facing();
                if (!told[place] && facing != null) {
                    stands(place, firstSale.getOrDefault(facing.productId(), 0), facing.productId(), facing.price());
                }
                place++;
            }
        }
        List<SlotChange> changes = history.slotChanges().stream()
                .sorted(Comparator.comparing(SlotChange::effectiveFrom))
                .toList();
        for (SlotChange change : changes) {
            Integer where = indexes.get(new Place(change.cabinetIndex(), change.slot()));
            int from = Math.toIntExact(Math.max(0, change.effectiveFrom().toEpochDay() - firstDay));
            if (where != null && from < days) {
                stands(where, from, change.productId(), change.price());
            }
        }
    }

    /** A product stands from its first sale in a slot to the next product's; the answer is where any was sold. */
    private boolean[] toldBySales() {
        boolean[] told = new boolean[places.size()];
        SalesHistory sales = history.sales();
        for (int line = sales.firstLineFrom(firstDay); line < sales.size(); line++) {
            Position slot = sales.slot(line);
            Integer where = slot == null ? null : indexes.get(new Place(sales.cabinetIndex(line), slot));
            int day = Math.toIntExact(sales.epochDay(line) - firstDay);
            String id = sales.productIds().get(sales.product(line));
            if (where != null && !id.equals(product[where][day])) {
                stands(where, day, id, null);
                told[where] = true;
            }
        }
        return told;
    }

    /** The first day within the window on which each product was sold. */
    private Map<String, Integer> firstSales() {
        Map<String, Integer> first = new HashMap<>();
        SalesHistory sales = history.sales();
        for (int line = sales.firstLineFrom(firstDay); line < sales.size(); line++) {
            first.putIfAbsent(
                    sales.productIds().get(sales.product(line)), Math.toIntExact(sales.epochDay(line) - firstDay));
        }
        return first;
    }

    private void stands(int place, int from, @Nullable String productId, @Nullable Money asked) {
        for (int day = from; day < days; day++) {
            product[place][day] = productId;
            price[place][day] = asked == null ? Double.NaN : asked.toDouble();
        }
    }

    private void sold(SalesHistory sales) {
        for (int line = sales.firstLineFrom(firstDay); line < sales.size(); line++) {
            int day = Math.toIntExact(sales.epochDay(line) - firstDay);
            Position slot = sales.slot(line);
            String id = sales.productIds().get(sales.product(line));
            Integer where = slot == null ? null : indexes.get(new Place(sales.cabinetIndex(line), slot));
            if (where != null && id.equals(product[where][day])) {
                units[where][day] += sales.quantity(line);
            } else {
                share(id, day, sales.quantity(line));
            }
        }
    }

    /** A sale of an unknown slot belongs to all slots that held the product. */
    private void share(String id, int day, double quantity) {
        int holding = 0;
        for (int place = 0; place < places.size(); place++) {
            holding += id.equals(product[place][day]) ? 1 : 0;
        }
        for (int place = 0; place < places.size() && holding > 0; place++) {
            if (id.equals(product[place][day])) {
                units[place][day] += quantity / holding;
            }
        }
    }
}
