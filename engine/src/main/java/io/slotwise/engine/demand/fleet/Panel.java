package io.slotwise.engine.demand.fleet;

import io.slotwise.engine.demand.calendar.DayFacts;
import io.slotwise.engine.sales.Availability;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The past of a fleet as a table: the units of every product on every machine for each day before
 * {@link #endDay}, and the share of the day that it was on offer where that is known. A series is one product
 * on one machine; series are sorted by machine, then product. Immutable by convention: the arrays that it
 * hands out are its own and must not be written to.
 */
public final class Panel {
    /** In the table of offers: not known. */
    public static final float UNKNOWN = Availability.UNKNOWN;

    private static final float LEAST_SHARE = 0.02f;

    /** Not in stock for longer before or after, a product was taken out. */
    private static final int MISSING_DAYS = 14;

    /**
     * One product on one machine.
     *
     * @param machine index into {@link #machines}
     * @param category index into {@link #categories}
     */
    public record Series(int machine, String productId, int category) {}

    private final LocalDate firstDay;
    private final int firstWeekday;
    private final int days;
    private final List<String> machines;
    private final List<String> categories;
    private final List<Series> series;
    private final int[] firstSeries;
    private final int[][] units;
    private final float[] @Nullable [] offered;
    private final DayFacts facts;
    private final List<MachineHistory> histories;

    private Panel(
            LocalDate firstDay,
            int days,
            List<String> machines,
            List<String> categories,
            List<Series> series,
            int[][] units,
            float[] @Nullable [] offered,
            DayFacts facts,
            List<MachineHistory> histories) {
        this.firstDay = firstDay;
        firstWeekday = firstDay.getDayOfWeek().getValue() - 1;
        this.days = days;
        this.machines = machines;
        this.categories = categories;
        this.series = series;
        this.units = units;
        this.offered = offered;
        this.facts = facts;
        this.histories = histories;
        firstSeries = new int[machines.size() + 1];
        for (Series one : series) {
            firstSeries[one.machine() + 1]++;
        }
        for (int m = 0; m < machines.size(); m++) {
            firstSeries[m + 1] += firstSeries[m];
        }
    }

    /**
     * The table of some machines as it stood when a day began.
     *
     * @param histories by device id
     * @param categoryOf the category of a product id; {@code ""} when unknown
     * @param asOf nothing on or after it is read
     */
    public static Panel of(Map<String, MachineHistory> histories, UnaryOperator<String> categoryOf, LocalDate asOf) {
        Map<String, MachineHistory> sorted = new TreeMap<>();
        histories.forEach((id, history) -> sorted.put(id, history.before(asOf)));
        LocalDate first = firstDay(sorted, asOf);
        int days = Math.toIntExact(asOf.toEpochDay() - first.toEpochDay());
        TreeMap<String, Integer> categories = new TreeMap<>();
        sorted.values()
                .forEach(
                        history -> history.sales().productIds().forEach(id -> categories.put(categoryOf.apply(id), 0)));
        int number = 0;
        for (Map.Entry<String, Integer> category : categories.entrySet()) {
            category.setValue(number++);
        }
        List<Series> series = new ArrayList<>();
        List<int[]> units = new ArrayList<>();
        List<float @Nullable []> offered = new ArrayList<>();
        int machine = 0;
        for (MachineHistory history : sorted.values()) {
            int[][] table = dailyUnits(history.sales(), first, days);
            Map<String, float[]> shares = Availability.of(history, first, days);
            for (int p = 0; p < table.length; p++) {
                String id = history.sales().productIds().get(p);
                if (Arrays.stream(table[p]).anyMatch(n -> n > 0)) {
                    series.add(new Series(machine, id, categories.getOrDefault(categoryOf.apply(id), 0)));
                    units.add(table[p]);
                    offered.add(trusted(shares.get(id), table[p]));
                }
            }
            machine++;
        }
        return new Panel(
                first,
                days,
                List.copyOf(sorted.keySet()),
                List.copyOf(categories.keySet()),
                List.copyOf(series),
                units.toArray(int[][]::new),
                offered.toArray(float[][]::new),
                DayFacts.of(
                        sorted.values().stream().map(MachineHistory::calendar).toList(), first, days),
                List.copyOf(sorted.values()));
    }

    /**
     * The table as it stood when it had {@code length} days: what only a later count told of the stock of its last days is
     * not known in it. Series without a sale stay, with zeros.
     */
    public Panel first(int length) {
        int[][] cut = new int[units.length][];
        for (int s = 0; s < units.length; s++) {
            cut[s] = Arrays.copyOf(units[s], length);
        }
        return new Panel(
                firstDay,
                length,
                machines,
                categories,
                series,
                cut,
                offered(cut, length),
                facts.first(length),
                histories);
    }

    private float[] @Nullable [] offered(int[][] cut, int length) {
        float[] @Nullable [] then = new float[cut.length][];
        for (int m = 0; m < machines.size(); m++) {
            Map<String, float[]> shares =
                    Availability.of(histories.get(m).before(firstDay.plusDays(length)), firstDay, length);
            for (int s = firstSeries[m]; s < firstSeries[m + 1]; s++) {
                then[s] = trusted(shares.get(series.get(s).productId()), cut[s]);
            }
        }
        return then;
    }

    public LocalDate firstDay() {
        return firstDay;
    }

    /** The day after the last one of the table. */
    public LocalDate endDay() {
        return firstDay.plusDays(days);
    }

    public int days() {
        return days;
    }

    /** Device ids, sorted. */
    public List<String> machines() {
        return machines;
    }

    /** Categories of all products, sorted. */
    public List<String> categories() {
        return categories;
    }

    public List<Series> series() {
        return series;
    }

    /** The first series of a machine; that of the next machine is the end of its range. */
    public int firstSeries(int machine) {
        return firstSeries[machine];
    }

    /** Units of one series, shape {@code [days]}. */
    public int[] units(int index) {
        return units[index];
    }

    /** 0 for Monday to 6 for Sunday. */
    public int weekday(int day) {
        return Math.floorMod(firstWeekday + day, 7);
    }

    /** The share of a day that a series was on offer, 0 to 1, or {@link #UNKNOWN}. */
    public float offered(int index, int day) {
        float[] known = offered[index];
        return known == null ? UNKNOWN : known[day];
    }

    /** The days on which a series stood in the machine, in stock or missing but not taken out; null where stock is never known. */
    boolean @Nullable [] standing(int index) {
        boolean[] standing = new boolean[days];
        int lastIn = -MISSING_DAYS - 1;
        boolean any = false;
        for (int t = 0; t < days; t++) {
            float share = offered(index, t);
            any |= share >= 0;
            lastIn = share > 0 ? t : lastIn;
            standing[t] = share >= 0 && t - lastIn <= MISSING_DAYS;
        }
        int nextIn = days - 1;
        for (int t = days - 1; t >= 0; t--) {
            nextIn = offered(index, t) > 0 ? t : nextIn;
            standing[t] &= nextIn - t <= MISSING_DAYS;
        }
        return any ? standing : null;
    }

    /** Holidays, terms, events and weather, by machine. */
    public DayFacts facts() {
        return facts;
    }

    /** Units of all products of one machine, shape {@code [days]}. */
    public int[] machineUnits(int machine) {
        int[] sum = new int[days];
        for (int s = firstSeries[machine]; s < firstSeries[machine + 1]; s++) {
            for (int t = 0; t < days; t++) {
                sum[t] += units[s][t];
            }
        }
        return sum;
    }

    /** What sold cannot have been away: a share that says so is not known. */
    private static float @Nullable [] trusted(float @Nullable [] share, int[] units) {
        if (share != null) {
            for (int t = 0; t < units.length; t++) {
                share[t] = units[t] > 0 && share[t] < LEAST_SHARE ? UNKNOWN : share[t];
            }
        }
        return share;
    }

    private static LocalDate firstDay(Map<String, MachineHistory> histories, LocalDate asOf) {
        LocalDate first = asOf;
        for (MachineHistory history : histories.values()) {
            LocalDate day = history.sales().firstDay();
            if (day != null && day.isBefore(first)) {
                first = day;
            }
        }
        return first;
    }

    private static int[][] dailyUnits(SalesHistory sales, LocalDate first, int days) {
        int[][] table = new int[sales.productIds().size()][days];
        for (int line = 0; line < sales.size(); line++) {
            table[sales.product(line)][(int) (sales.epochDay(line) - first.toEpochDay())] += sales.quantity(line);
        }
        return table;
    }
}
