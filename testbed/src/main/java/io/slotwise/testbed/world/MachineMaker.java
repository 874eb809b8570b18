package io.slotwise.testbed.world;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.testbed.catalogue.Assortment;
import io.slotwise.testbed.catalogue.CabinetKind;
import io.slotwise.testbed.catalogue.VenueKind;
import io.slotwise.testbed.shopper.Sight;
import io.slotwise.testbed.shopper.Tastes;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes a true machine from what stands where, knobs and a seed, and lets it live its past. */
public final class MachineMaker {
    /** Where all simulated machines stand. */
    public static final ZoneId ZONE = ZoneId.of("America/New_York");

    /**
     * What is given of a machine.
     *
     * @param unitsPerWeek that it would usually sell if nothing ran out
     * @param priceLevel of its prices to list prices
     * @param retouch changes to the planograms that its operator starts with
     */
    public record Order(
            String id,
            String name,
            VenueKind kind,
            Venue venue,
            List<CabinetKind> cabinets,
            double unitsPerWeek,
            double intervalDays,
            double priceLevel,
            UnaryOperator<List<Planogram>> retouch) {}

    private MachineMaker() {}

    /** The machine at the end of its past. */
    public static TrueMachine make(Order order, Knobs knobs, long seed) {
        List<Planogram> empty = new ArrayList<>();
        for (int cabinet = 0; cabinet < order.cabinets().size(); cabinet++) {
            empty.add(order.cabinets().get(cabinet).empty(cabinet));
        }
        CrowdMaker crowds = new CrowdMaker(knobs);
        Tastes tastes = crowds.tastes(order.kind(), empty, seed);
        Sight sight = new TrueSight(knobs.layout(), seed, empty);
        int[] range = range(order, tastes);
        Planner planner = new Planner(tastes, range, order.priceLevel());
        List<Planogram> planned = planner.fill(empty);
        Crowd crowd = crowds.crowd(order.kind(), tastes, planned, sight, order.unitsPerWeek());
        return lived(order, knobs, crowd, sight, range, order.retouch().apply(planned));
    }

    /** The days out of the ordinary that the past of such machines has. */
    public static List<CalendarFact> calendar(LocalDate first, int weeks) {
        return Season.calendar(first, first.plusWeeks(weeks));
    }

    /** What the operator may put in: it fits, the venue may sell it, and it keeps until the next visit. */
    private static int[] range(Order order, Tastes tastes) {
        return Arrays.stream(tastes.eligible())
                .filter(index -> {
                    Product product = tastes.assortment().product(index);
                    Integer days = product.shelfLifeDays();
                    return order.kind().sells(product) && days != null && days >= order.intervalDays();
                })
                .toArray();
    }

    private static TrueMachine lived(
            Order order, Knobs knobs, Crowd crowd, Sight sight, int[] range, List<Planogram> start) {
        Operator operator =
                new Operator(Assortment.standard(), range, knobs.operations(), order.priceLevel(), crowd.seed());
        Ledger ledger = new Ledger(order.id(), knobs.operations().knowledge());
        PastMaker past = new PastMaker(crowd, sight, knobs, operator, ledger, order.intervalDays(), start);
        past.live();
        Machine.Service service = new Machine.Service(order.intervalDays(), Money.of("9.50"), "USD");
        Machine machine = new Machine(order.id(), order.name(), order.venue(), ZONE, service, past.planograms());
        return new TrueMachine(machine, ledger.past(), crowd, sight, range);
    }
}
