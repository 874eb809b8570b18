package io.slotwise.engine.insight.anomaly;

import io.slotwise.engine.insight.FleetPast;
import io.slotwise.engine.insight.anomaly.Anomaly.Clue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.Availability;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.engine.sales.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slots on offer that stopped selling: how likely is no sale since the last one at the rate before it? Time is counted by
 * what the rest of the machine sold, so a quiet machine makes no slot silent; time that the slot may have been sold out
 * does not count. The rate is a Gamma belief, so the chance of silence is (b / (b + t))^a. A slot that only sells while the
 * product's other slots are empty is not silent while they are full.
 */
final class SilentSlots {
    /** Days before the last sale that the rate is taken from. */
    private static final int RATE_DAYS = 84;

    private static final int FEWEST_UNITS = 5;
    private static final int DAYS_A_WEEK = 7;
    private static final int FEWEST_WEEKS = 6;
    private static final double MOST_WEEKS = 0.8;
    private static final double MUCH = 0.35;

    /** A rate drifts: it is never believed as if it rested on more sales than these. */
    private static final double MOST_BELIEVED = 30;

    private static final double NEAR_95 = 1.96;
    private static final double ALL_IN_STOCK = 0.999;
    private static final int COMPANIES = 3;

    private final FleetPast fleet;
    private final List<Anomaly> all = new ArrayList<>();

    private SilentSlots(FleetPast fleet) {
        this.fleet = fleet;
    }

    static Anomalies.Looks find(FleetPast fleet) {
        SilentSlots silent = new SilentSlots(fleet);
        fleet.machines().forEach(silent::machine);
        return new Anomalies.Looks(silent.all, silent.all.size());
    }

    private void machine(Machine machine) {
        MachineHistory history = fleet.history(machine.id());
        LocalDate first = history.sales().firstDay();
        if (first == null) {
            return;
        }
        int days = Math.toIntExact(fleet.asOf().toEpochDay() - first.toEpochDay());
        Map<String, float[]> onOffer = Availability.of(history, first, days);
        int[] machineUnits = history.sales().dailyUnits(first, fleet.asOf().minusDays(1));
        boolean slotsKnown = slotsKnown(history.sales());
        for (Planogram planogram : machine.planograms()) {
            for (Slot slot : planogram.slots()) {
                Facing facing = slot.facing();
                boolean several = facing != null && facings(machine, facing.productId()) > 1;
                if (facing != null && (slotsKnown || !several)) {
                    Place place = new Place(
                            machine, planogram.cabinet().index(), slot.position(), facing.productId(), slotsKnown);
                    int[] units = units(history.sales(), place, first, days);
                    int[] product = history.sales()
                            .dailyUnits(facing.productId(), first, fleet.asOf().minusDays(1));
                    look(
                            place,
                            history,
                            new Past(first, units, product, machineUnits, onOffer.get(facing.productId()), several));
                }
            }
        }
    }

    private record Place(Machine machine, int cabinet, Position slot, String product, boolean slotKnown) {}

    /** @param several whether the product stands in other slots too, so that its stock says nothing of this one */
    private record Past(
            LocalDate first,
            int[] units,
            int[] product,
            int[] machineUnits,
            float @Nullable [] onOffer,
            boolean several) {
        /**
         * Whether the slot sold on its own account before a day: not only what was left over when the product's other slots
         * had sold out, which comes and goes.
         */
        boolean soldForItself(int from, int last) {
            if (!several) {
                return true;
            }
            int own = 0;
            int all = 0;
            int weeks = 0;
            int weeksSold = 0;
            for (int end = last + 1; end - DAYS_A_WEEK >= from; end -= DAYS_A_WEEK) {
                int week = Arrays.stream(units, end - DAYS_A_WEEK, end).sum();
                own += week;
                all += Arrays.stream(product, end - DAYS_A_WEEK, end).sum();
                weeks++;
                weeksSold += week > 0 ? 1 : 0;
            }
            return weeks >= FEWEST_WEEKS && weeksSold >= MOST_WEEKS * weeks && own >= MUCH * all;
        }

        int lastSale() {
            int day = units.length - 1;
            while (day >= 0 && units[day] == 0) {
                day--;
            }
            return day;
        }

        /** Whether the slot is known to have had stock on a day. */
        boolean knownInStock(int day) {
            return onOffer != null && !several && onOffer[day] > 0;
        }

        boolean unknown(int day) {
            return onOffer == null || several || onOffer[day] == Availability.UNKNOWN;
        }

        /** How a slot stands to the product's other slots that day: all have stock, some are empty, or nobody knows. */
        int company(int day) {
            if (!several || onOffer == null || onOffer[day] < 0) {
                return 0;
            }
            return onOffer[day] >= ALL_IN_STOCK ? 1 : 2;
        }

        /** Time of a day: what the others sold, as far as the slot was on offer. */
        double exposure(int day) {
            double share = onOffer == null || onOffer[day] < 0 ? 1 : several ? 1 : onOffer[day];
            return share * (machineUnits[day] - units[day]);
        }
    }

    private void look(Place place, MachineHistory history, Past past) {
        int last = past.lastSale();
        int start = Math.max(standsSince(place, history, past.first()), last + 1 - RATE_DAYS);
        int sold =
                last < start ? 0 : Arrays.stream(past.units(), start, last + 1).sum();
        if (sold < FEWEST_UNITS || !past.soldForItself(start, last)) {
            return;
        }
        int counted = firstCounted(place, history, past, last);
        Due due = due(past, start, last, counted, (sold - 1.0) / sold);
        if (due.expected <= 0) {
            return;
        }
        boolean maybeEmpty = counted > last + 1 && !past.knownInStock(Math.min(counted, past.units().length - 1));
        add(place, past, new Silence(last, sold, start, due, maybeEmpty));
    }

    /** Units that were due in the silence, and the shape of the belief about them. */
    private record Due(double expected, double shape) {
        double chanceOfNone() {
            return Math.pow(1 + expected / shape, -shape);
        }

        /** Half of what 95 % of such stretches would spread over. */
        double half() {
            return NEAR_95 * Math.sqrt(expected + expected * expected / shape);
        }
    }

    /** At the rates before: one while all slots of the product had stock, and one while this had to stand in for others. */
    private static Due due(Past past, int start, int last, int counted, double ofSold) {
        double[] sold = new double[COMPANIES];
        double[] before = new double[COMPANIES];
        double[] silent = new double[COMPANIES];
        for (int day = start; day <= last; day++) {
            sold[past.company(day)] += ofSold * past.units()[day];
            before[past.company(day)] += past.exposure(day);
        }
        for (int day = counted; day < past.units().length; day++) {
            silent[past.company(day)] += past.exposure(day);
        }
        double expected = 0;
        double variance = 0;
        for (int company = 0; company < COMPANIES; company++) {
            double longer = before[company] > 0 ? silent[company] / before[company] : 0;
            expected += longer * sold[company];
            variance += longer * longer * sold[company];
        }
        return new Due(expected, variance > 0 ? Math.min(MOST_BELIEVED, expected * expected / variance) : 1);
    }

    private record Silence(int last, int sold, int start, Due due, boolean maybeEmpty) {}

    private void add(Place place, Past past, Silence silence) {
        LocalDate from = past.first().plusDays(silence.last + 1L);
        LocalDate to = fleet.asOf().minusDays(1);
        int days = silence.last + 1 - silence.start;
        all.add(new Anomaly(
                Anomaly.Kind.SILENT_SLOT,
                place.machine().id(),
                place.product(),
                place.cabinet(),
                place.slot(),
                from.isAfter(to) ? to : from,
                to,
                0,
                silence.due.expected,
                Math.max(0, silence.due.expected - silence.due.half()),
                silence.due.expected + silence.due.half(),
                -(double) DAYS_A_WEEK * silence.sold / Math.max(1, days),
                Math.min(1, silence.due.chanceOfNone()),
                1,
                silence.maybeEmpty
                        ? Clue.MAYBE_SOLD_OUT
                        : Clues.around(fleet, place.machine().id(), place.product(), from)));
    }

    /**
     * The first day of silence that counts. Where the stock is not known the slot may have sold out with its last sale, so
     * nothing counts before the next visit, or before a whole service interval where visits are not known either.
     */
    private static int firstCounted(Place place, MachineHistory history, Past past, int last) {
        int next = last + 1;
        if (next >= past.units().length || !past.unknown(next)) {
            return next;
        }
        LocalDate lastDay = past.first().plusDays(last);
        LocalDate visit = history.visits().stream()
                .map(Visit::date)
                .filter(day -> day.isAfter(lastDay))
                .min(Comparator.naturalOrder())
                .orElse(null);
        int interval = (int) Math.ceil(place.machine().service().intervalDays());
        int until = history.visits().isEmpty()
                ? next + interval
                : visit == null
                        ? past.units().length
                        : (int) (visit.toEpochDay() - past.first().toEpochDay());
        return Math.min(until, past.units().length);
    }

    /** Since when the slot holds its product and the product stands in the slots that it stands in. */
    private static int standsSince(Place place, MachineHistory history, LocalDate first) {
        return history.slotChanges().stream()
                .filter(change -> place.product().equals(change.productId())
                        || (change.cabinetIndex() == place.cabinet()
                                && change.slot().equals(place.slot())))
                .max(Comparator.comparing(SlotChange::effectiveFrom))
                .map(change -> Math.max(0, (int) (change.effectiveFrom().toEpochDay() - first.toEpochDay())))
                .orElse(0);
    }

    private static int[] units(SalesHistory sales, Place place, LocalDate first, int days) {
        int[] units = new int[days];
        int product = sales.productIndex(place.product());
        for (int line = 0; line < sales.size(); line++) {
            boolean here = !place.slotKnown()
                    || (place.slot().equals(sales.slot(line)) && sales.cabinetIndex(line) == place.cabinet());
            if (here && sales.product(line) == product) {
                units[(int) (sales.epochDay(line) - first.toEpochDay())] += sales.quantity(line);
            }
        }
        return units;
    }

    private static int facings(Machine machine, String product) {
        return machine.planograms().stream()
                .mapToInt(planogram -> planogram.slotsOf(product).size())
                .sum();
    }

    /** Whether sales say which slot they came from. */
    private static boolean slotsKnown(SalesHistory sales) {
        return sales.slot(sales.size() - 1) != null && sales.slot(0) != null;
    }
}
