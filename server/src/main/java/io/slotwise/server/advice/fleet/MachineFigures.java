package io.slotwise.server.advice.fleet;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.sales.Visit;
import io.slotwise.server.store.Snapshot;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One machine in a line of the fleet's table.
 *
 * @param revenuePerDay mean of the last {@value #DAYS} days on record; absent without priced sales
 * @param revenueByWeek of the last {@value #WEEKS} weeks, each ending where the sales on record end, oldest first;
 *     empty without sales
 * @param lowSlots filled slots known to be at a quarter of their fill-up level or less, sold-out ones included
 * @param lastVisit absent where no visits are kept
 */
public record MachineFigures(
        String deviceId,
        String name,
        String venueType,
        String currency,
        boolean demo,
        @Nullable Money revenuePerDay,
        List<Money> revenueByWeek,
        @Nullable LocalDate lastSale,
        @Nullable LocalDate lastVisit,
        int slots,
        int emptySlots,
        int lowSlots) {
    static final int DAYS = 28;
    static final int WEEKS = 12;

    private static final int WEEK = 7;
    private static final double LOW_SHARE = 0.25;

    public MachineFigures {
        revenueByWeek = List.copyOf(revenueByWeek);
    }

    static MachineFigures of(Snapshot snapshot) {
        MachineHistory history = snapshot.history();
        List<Slot> slots = snapshot.machine().planograms().stream()
                .flatMap(planogram -> planogram.slots().stream())
                .toList();
        LocalDate lastSale = history.sales().lastDay();
        double[] taken = lastSale == null ? new double[0] : weeks(history.sales(), lastSale);
        return new MachineFigures(
                snapshot.machine().id(),
                snapshot.machine().name(),
                snapshot.machine().venue().type(),
                snapshot.machine().service().currency(),
                snapshot.demo(),
                perDay(taken),
                Arrays.stream(taken).mapToObj(Money::nearest).toList(),
                lastSale,
                history.visits().stream()
                        .map(Visit::date)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                slots.size(),
                (int) slots.stream().filter(Slot::isEmpty).count(),
                (int) slots.stream().filter(MachineFigures::isLow).count());
    }

    private static @Nullable Money perDay(double[] taken) {
        double sum = 0;
        for (int week = taken.length - DAYS / WEEK; week >= 0 && week < taken.length; week++) {
            sum += taken[week];
        }
        return sum == 0 ? null : Money.nearest(sum / DAYS);
    }

    /** Shape {@code [WEEKS]}, in the machine's currency, oldest first. */
    private static double[] weeks(SalesHistory sales, LocalDate last) {
        double[] taken = new double[WEEKS];
        long first = last.toEpochDay() - (long) WEEKS * WEEK + 1;
        for (int line = sales.firstLineFrom(first); line < sales.size(); line++) {
            Money price = sales.unitPrice(line);
            if (price != null) {
                taken[(int) (sales.epochDay(line) - first) / WEEK] += price.toDouble() * sales.quantity(line);
            }
        }
        return taken;
    }

    private static boolean isLow(Slot slot) {
        Facing facing = slot.facing();
        if (facing == null || facing.quantity() == null) {
            return false;
        }
        int full = facing.parLevel() > 0 ? facing.parLevel() : slot.capacity();
        return facing.quantity() <= LOW_SHARE * full;
    }
}
