package io.slotwise.testbed.world;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.testbed.catalogue.Assortment;
import io.slotwise.testbed.shopper.Draws;
import io.slotwise.testbed.shopper.Shelf;
import io.slotwise.testbed.shopper.Sight;
import io.slotwise.testbed.shopper.Tastes;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Lives one machine's past day by day: people come, stock falls, the driver fills, the operator changes things. */
final class PastMaker {
    /** Before the day's first sale, so that the records of a machine that sells at night agree with each other. */
    private static final LocalTime VISIT_TIME = LocalTime.MIDNIGHT;

    private static final int FORGET_DAYS = 28;

    private final Crowd crowd;
    private final Sight sight;
    private final Knobs knobs;
    private final double intervalDays;
    private final Operator operator;
    private final Drift drift;
    private final Ledger ledger;
    private final SplittableRandom random;
    private final int[] recentUnits;
    private List<Planogram> planograms;
    private Shelf shelf;

    PastMaker(
            Crowd crowd,
            Sight sight,
            Knobs knobs,
            Operator operator,
            Ledger ledger,
            double intervalDays,
            List<Planogram> start) {
        this.crowd = crowd;
        this.sight = sight;
        this.knobs = knobs;
        this.operator = operator;
        this.ledger = ledger;
        this.intervalDays = intervalDays;
        drift = new Drift(
                crowd.tastes(), knobs.minds().tasteDrift(), knobs.scale().weeks());
        random = new SplittableRandom(Draws.seed(crowd.seed(), 7));
        recentUnits = new int[assortment().size()];
        planograms = start;
        shelf = shelf();
    }

    /** Lives the whole past; afterwards {@link #planograms} hold the stock that is left. */
    void live() {
        LocalDate first = knobs.scale().firstDay();
        planograms.forEach(planogram -> planogram.slots().forEach(slot -> ledger.standsNow(first, planogram, slot)));
        double nextVisit = intervalDays;
        for (int day = 0; day < knobs.scale().weeks() * 7; day++) {
            LocalDate date = first.plusDays(day);
            if (day >= nextVisit) {
                visit(date);
                nextVisit = Math.max(nextVisit + intervalDays, day + 1);
            }
            if (day % FORGET_DAYS == 0) {
                for (int i = 0; i < recentUnits.length; i++) {
                    recentUnits[i] /= 2;
                }
            }
            liveDay(date, drift.week(day / 7));
        }
    }

    List<Planogram> planograms() {
        List<Planogram> left = new ArrayList<>(planograms);
        for (int place = 0; place < shelf.places().size(); place++) {
            Shelf.Place where = shelf.places().get(place);
            int units = shelf.stock(place);
            left.replaceAll(planogram -> planogram.cabinet().index() == where.cabinetIndex()
                    ? withStock(planogram, where.slot(), units)
                    : planogram);
        }
        return left;
    }

    private void liveDay(LocalDate date, Tastes tastes) {
        long seed = Draws.seed(crowd.seed(), date.toEpochDay());
        int weekday = date.getDayOfWeek().getValue() - 1;
        double mean = crowd.arrivalsPerWeek() * crowd.venue().weekdayShare(weekday) * Season.factor(crowd, date);
        int[] times = Arrivals.of(crowd.venue(), mean, new SplittableRandom(seed));
        Trips trips = new Trips(crowd);
        for (int i = 0; i < times.length; i++) {
            long person = Draws.seed(seed, i);
            trips.add(person, times[i] / Season.SECONDS_PER_HOUR, tastes);
            LocalTime time = LocalTime.ofSecondOfDay(times[i]);
            ledger.nextTransaction();
            trips.serve(i, shelf, (place, product) -> {
                recentUnits[product]++;
                if (knobs.operations().supply() == Truth.Supply.ENDLESS) {
                    shelf.setStock(place, shelf.stock(place) + 1);
                }
                String id = assortment().product(product).id();
                ledger.sold(date, time, shelf, place, id, Trips.paysByCard(person));
            });
        }
    }

    private void visit(LocalDate date) {
        ledger.visited(date, VISIT_TIME, 15 + random.nextInt(25));
        for (int place = 0; place < shelf.places().size(); place++) {
            ledger.counted(date, VISIT_TIME, shelf, place);
        }
        List<Planogram> changed = operator.decide(planograms, recentUnits, intervalDays);
        note(date, changed);
        Shelf before = shelf;
        boolean same = changed.equals(planograms);
        planograms = changed;
        shelf = shelf();
        fill(date, same ? before : null);
    }

    private void fill(LocalDate date, @org.jspecify.annotations.Nullable Shelf before) {
        for (int place = 0; place < shelf.places().size(); place++) {
            int had = before == null ? 0 : before.stock(place);
            if (random.nextDouble() < knobs.operations().shortFill()) {
                shelf.setStock(place, Math.max(had, shelf.stock(place) / 2));
            }
            ledger.filled(date, VISIT_TIME, shelf, place, before != null && had == 0);
        }
    }

    private void note(LocalDate date, List<Planogram> changed) {
        for (int cabinet = 0; cabinet < changed.size(); cabinet++) {
            Planogram now = changed.get(cabinet);
            for (int i = 0; i < now.slots().size(); i++) {
                if (!now.slots().get(i).equals(planograms.get(cabinet).slots().get(i))) {
                    ledger.standsNow(date, now, now.slots().get(i));
                }
            }
        }
    }

    private Shelf shelf() {
        return Shelf.of(assortment(), planograms, sight);
    }

    private Assortment assortment() {
        return crowd.tastes().assortment();
    }

    private static Planogram withStock(Planogram planogram, Slot slot, int units) {
        Facing facing = java.util.Objects.requireNonNull(slot.facing());
        return planogram.with(
                slot.position(), new Facing(facing.productId(), facing.price(), facing.parLevel(), units));
    }
}
