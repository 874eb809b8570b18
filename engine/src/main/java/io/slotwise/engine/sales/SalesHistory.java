package io.slotwise.engine.sales;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sales of one machine, in columns and in order of time: line {@code i} of every column is one sale.
 * Immutable and safe to share. About 40 bytes a sale.
 */
public final class SalesHistory {
    /** In the columns that hold an optional number: not known. */
    public static final int UNKNOWN = -1;

    private static final int SLOTS_PER_CABINET = Position.MAX_ROWS * Position.MAX_COLUMNS;
    private static final Comparator<Sale> BY_TIME = Comparator.comparing(Sale::date)
            .thenComparing(Sale::time, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Sale::productId)
            .thenComparing(Sale::transactionId, Comparator.nullsFirst(Comparator.naturalOrder()));

    public static final SalesHistory NONE = new SalesHistory(List.of(), 0);

    private final List<String> productIds;
    private final int[] epochDay;
    private final int[] secondOfDay;
    private final int[] product;
    private final int[] quantity;
    private final int[] slot;
    private final long[] unitPrice;
    private final int[] basket;

    private SalesHistory(List<String> productIds, int size) {
        this.productIds = productIds;
        epochDay = new int[size];
        secondOfDay = new int[size];
        product = new int[size];
        quantity = new int[size];
        slot = new int[size];
        unitPrice = new long[size];
        basket = new int[size];
    }

    /**
     * The sales of one machine in any order.
     *
     * @throws IllegalArgumentException if they come from several machines
     */
    public static SalesHistory of(Collection<Sale> sales) {
        requireOneDevice(sales);
        List<String> ids =
                sales.stream().map(Sale::productId).distinct().sorted().toList();
        Map<String, Integer> indexes = HashMap.newHashMap(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            indexes.put(ids.get(i), i);
        }
        Map<String, Integer> baskets = new HashMap<>();
        SalesHistory history = new SalesHistory(ids, sales.size());
        int line = 0;
        for (Sale sale : sales.stream().sorted(BY_TIME).toList()) {
            history.set(line++, sale, indexes, baskets);
        }
        return history;
    }

    /** Only the sales of earlier days; product indexes stay the same. */
    public SalesHistory before(LocalDate day) {
        return lines(0, firstLineFrom(day.toEpochDay()));
    }

    /** Only the sales of a day and later; product indexes stay the same. */
    public SalesHistory since(LocalDate day) {
        return lines(firstLineFrom(day.toEpochDay()), size());
    }

    private SalesHistory lines(int from, int to) {
        if (from == 0 && to == size()) {
            return this;
        }
        SalesHistory part = new SalesHistory(productIds, to - from);
        System.arraycopy(epochDay, from, part.epochDay, 0, part.size());
        System.arraycopy(secondOfDay, from, part.secondOfDay, 0, part.size());
        System.arraycopy(product, from, part.product, 0, part.size());
        System.arraycopy(quantity, from, part.quantity, 0, part.size());
        System.arraycopy(slot, from, part.slot, 0, part.size());
        System.arraycopy(unitPrice, from, part.unitPrice, 0, part.size());
        System.arraycopy(basket, from, part.basket, 0, part.size());
        return part;
    }

    public int size() {
        return epochDay.length;
    }

    public boolean isEmpty() {
        return epochDay.length == 0;
    }

    /** The day of the first sale, or null when there is none. */
    public @Nullable LocalDate firstDay() {
        return isEmpty() ? null : LocalDate.ofEpochDay(epochDay[0]);
    }

    /** The day of the last sale, or null when there is none. */
    public @Nullable LocalDate lastDay() {
        return isEmpty() ? null : LocalDate.ofEpochDay(epochDay[size() - 1]);
    }

    /** Ids of all products of the columns, sorted; a line's {@link #product} is an index into it. */
    public List<String> productIds() {
        return productIds;
    }

    /** The index of a product, or {@link #UNKNOWN} if it never sold here. */
    public int productIndex(String productId) {
        int index = Collections.binarySearch(productIds, productId);
        return index < 0 ? UNKNOWN : index;
    }

    public int epochDay(int line) {
        return epochDay[line];
    }

    /** Seconds since midnight by the machine's wall clock, or {@link #UNKNOWN}. */
    public int secondOfDay(int line) {
        return secondOfDay[line];
    }

    public int product(int line) {
        return product[line];
    }

    public int quantity(int line) {
        return quantity[line];
    }

    /** The slot that the unit came from, or null when unknown. */
    public @Nullable Position slot(int line) {
        int code = slot[line] % SLOTS_PER_CABINET;
        return slot[line] < 0 ? null : new Position(code / Position.MAX_COLUMNS, code % Position.MAX_COLUMNS);
    }

    /** The cabinet of a known slot; 0 when the slot is unknown. */
    public int cabinetIndex(int line) {
        return slot[line] < 0 ? 0 : slot[line] / SLOTS_PER_CABINET;
    }

    /** What one unit was paid, or null when unknown. */
    public @Nullable Money unitPrice(int line) {
        return unitPrice[line] < 0 ? null : new Money(unitPrice[line]);
    }

    /** A number shared by the lines of one linkable basket, or {@link #UNKNOWN} for cash and unlinked sales. */
    public int basket(int line) {
        return basket[line];
    }

    /** The first line on or after a day (as epoch day), {@link #size} if there is none. O(log n). */
    public int firstLineFrom(long day) {
        int key = Math.clamp(day, Integer.MIN_VALUE + 1, Integer.MAX_VALUE);
        int index = Arrays.binarySearch(epochDay, key);
        if (index < 0) {
            return -index - 1;
        }
        while (index > 0 && epochDay[index - 1] == key) {
            index--;
        }
        return index;
    }

    /**
     * Units sold per day of one product.
     *
     * @param from first day
     * @param to last day, inclusive
     * @return one number a day, shape {@code [to − from + 1]}; zeros where nothing sold
     */
    public int[] dailyUnits(String productId, LocalDate from, LocalDate to) {
        int[] units = new int[Math.toIntExact(to.toEpochDay() - from.toEpochDay() + 1)];
        int index = productIndex(productId);
        long first = from.toEpochDay();
        for (int line = firstLineFrom(first); line < size() && epochDay[line] <= to.toEpochDay(); line++) {
            if (product[line] == index) {
                units[(int) (epochDay[line] - first)] += quantity[line];
            }
        }
        return units;
    }

    /** Units sold per day of all products together; see {@link #dailyUnits(String, LocalDate, LocalDate)}. */
    public int[] dailyUnits(LocalDate from, LocalDate to) {
        int[] units = new int[Math.toIntExact(to.toEpochDay() - from.toEpochDay() + 1)];
        long first = from.toEpochDay();
        for (int line = firstLineFrom(first); line < size() && epochDay[line] <= to.toEpochDay(); line++) {
            units[(int) (epochDay[line] - first)] += quantity[line];
        }
        return units;
    }

    private void set(int line, Sale sale, Map<String, Integer> indexes, Map<String, Integer> baskets) {
        epochDay[line] = Math.toIntExact(sale.date().toEpochDay());
        secondOfDay[line] = sale.time() == null ? UNKNOWN : sale.time().toSecondOfDay();
        product[line] = Objects.requireNonNull(indexes.get(sale.productId()));
        quantity[line] = sale.quantity();
        slot[line] = slotCode(sale);
        unitPrice[line] = sale.unitPrice() == null ? UNKNOWN : sale.unitPrice().tenThousandths();
        boolean linkable = sale.transactionId() != null && sale.payment() != Sale.Payment.CASH;
        basket[line] = linkable ? baskets.computeIfAbsent(sale.transactionId(), id -> baskets.size()) : UNKNOWN;
    }

    private static int slotCode(Sale sale) {
        Position position = sale.slot();
        return position == null
                ? UNKNOWN
                : sale.cabinetIndex() * SLOTS_PER_CABINET + position.row() * Position.MAX_COLUMNS + position.column();
    }

    private static void requireOneDevice(Collection<Sale> sales) {
        List<String> devices = new ArrayList<>(
                sales.stream().map(Sale::deviceId).distinct().limit(2).toList());
        if (devices.size() > 1) {
            throw new IllegalArgumentException("The sales of devices (%s) and (%s) must be given as two histories."
                    .formatted(devices.get(0), devices.get(1)));
        }
    }
}
