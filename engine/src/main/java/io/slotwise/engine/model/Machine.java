package io.slotwise.engine.model;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * One vending machine (a device) with the planograms of its cabinets and how it is served.
 *
 * @param planograms one per cabinet, in order of cabinet index; may be empty before any is known
 * @param zone the wall clock that its shoppers live by
 */
public record Machine(String id, String name, Venue venue, ZoneId zone, Service service, List<Planogram> planograms) {
    /**
     * How a machine is served.
     *
     * @param intervalDays days between two visits, 0.25 to 365
     * @param visitCost money for one visit
     * @param currency ISO 4217 code, such as {@code USD}
     */
    public record Service(double intervalDays, Money visitCost, String currency) {
        /** Once a week, at no cost: used where nothing is known, and said so by whoever answers with it. */
        public static final Service WEEKLY = new Service(7, Money.ZERO, "USD");

        private static final double MIN_DAYS = 0.25;
        private static final double MAX_DAYS = 365;

        public Service {
            if (!(intervalDays >= MIN_DAYS && intervalDays <= MAX_DAYS)) {
                throw new IllegalArgumentException("The service_interval_days (%s) must be from %s to %s."
                        .formatted(intervalDays, MIN_DAYS, MAX_DAYS));
            }
            Check.price("visit_cost", visitCost);
            if (!currency.matches("[A-Z]{3}")) {
                throw new IllegalArgumentException(
                        "The currency (%s) must be three capital letters, like USD.".formatted(currency));
            }
        }
    }

    public Machine {
        Check.name("device_id", id);
        Check.name("name", name);
        planograms = planograms.stream()
                .sorted(Comparator.comparingInt(planogram -> planogram.cabinet().index()))
                .toList();
        for (int i = 1; i < planograms.size(); i++) {
            int index = planograms.get(i).cabinet().index();
            if (index == planograms.get(i - 1).cabinet().index()) {
                throw new IllegalArgumentException(
                        "The cabinet_index (%d) of device (%s) is given twice.".formatted(index, id));
            }
        }
    }

    /** @throws IllegalArgumentException if the machine has no such cabinet */
    public Planogram planogram(int cabinetIndex) {
        return planograms.stream()
                .filter(planogram -> planogram.cabinet().index() == cabinetIndex)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The device (%s) has no cabinet (%d).".formatted(id, cabinetIndex)));
    }

    /** The same machine with another planogram in the cabinet that it names. */
    public Machine with(Planogram changed) {
        planogram(changed.cabinet().index());
        List<Planogram> all = planograms.stream()
                .map(old -> old.cabinet().index() == changed.cabinet().index() ? changed : old)
                .toList();
        return new Machine(id, name, venue, zone, service, all);
    }
}
