package io.slotwise.engine.rules;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.model.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All rules that hold for an operator. Of several {@link Rule.Fit} the last one counts; everything else adds up.
 * A rule for certain devices holds only in the book {@linkplain #forDevice made for one}.
 */
public record RuleBook(List<Rule> rules) {
    /** What always holds beside that products are known: the laws of the machine, and that schools sell nothing with an age limit. */
    public static final RuleBook STANDARD = new RuleBook(List.of(
            Rule.Fit.STANDARD,
            new Rule.SuitedTemperature(),
            new Rule.SlotTypes(new Which.Tag("coil_only"), Set.of(SlotType.COIL)),
            new Rule.SlotTypes(new Which.Tag("shelf_only"), Set.of(SlotType.SHELF)),
            new Rule.SlotTypes(new Which.Tag("locker_only"), Set.of(SlotType.LOCKER)),
            new Rule.SlotTypes(new Which.Tag("no_coil"), Set.of(SlotType.SHELF, SlotType.LOCKER)),
            new Rule.RowWeight(),
            new Rule.WithinCapacity(),
            new Rule.ShelfLife(),
            new Rule.OnlyAt(Set.of(), Set.of("school"), new Rule.AgeLimit(0))));

    /** The most rules that a book holds. */
    public static final int MAX_RULES = 1_000;

    public RuleBook {
        if (rules.size() > MAX_RULES) {
            throw new IllegalArgumentException(
                    "The rule book has %d rules, at most %d are allowed.".formatted(rules.size(), MAX_RULES));
        }
        rules = List.copyOf(rules);
    }

    /** The standard rules and the operator's. */
    public static RuleBook of(List<Rule> operatorRules) {
        return STANDARD.and(operatorRules);
    }

    /** This book with further rules, such as those of one request. */
    public RuleBook and(List<Rule> more) {
        boolean newFit = more.stream().anyMatch(Rule.Fit.class::isInstance);
        List<Rule> all = new ArrayList<>(rules.stream()
                .filter(rule -> !(newFit && rule instanceof Rule.Fit))
                .toList());
        all.addAll(more);
        return new RuleBook(all);
    }

    /** The book of one machine: rules for other devices are left out, those for this one hold. */
    public RuleBook forDevice(String deviceId) {
        return new RuleBook(rules.stream()
                .flatMap(rule -> rule instanceof Rule.OnlyAt only ? only.onDevice(deviceId) : Stream.of(rule))
                .toList());
    }

    /**
     * What is wrong with a planogram as it is. With no planogram standing, nothing proves that a product of
     * unknown measures fits, and rules that bind changes say nothing.
     *
     * @return slot by slot in reading order, then of the cabinet as a whole; empty when all is well
     */
    public List<Violation> check(Planogram planogram, RuleContext context) {
        return new Judge(this, context, planogram, null).violations(planogram);
    }

    /**
     * What is wrong with going from what stands to another planogram, the rules that bind changes included.
     * What stands proves fit, see {@link Rule.Fit}.
     *
     * @throws IllegalArgumentException if the two have different slots
     */
    public List<Violation> checkChange(Planogram standing, Planogram proposed, RuleContext context) {
        requireSameSlots(standing, proposed);
        return new Judge(this, context, proposed, standing).violations(proposed);
    }

    /** The rules that hold at a venue. */
    List<Rule> inForce(Venue venue) {
        return rules.stream()
                .flatMap(rule -> rule instanceof Rule.OnlyAt only ? only.atVenue(venue) : Stream.of(rule))
                .toList();
    }

    static void requireSameSlots(Planogram standing, Planogram proposed) {
        boolean same = standing.slots().size() == proposed.slots().size();
        for (int i = 0; same && i < standing.slots().size(); i++) {
            same = standing.slots()
                    .get(i)
                    .with(null)
                    .equals(proposed.slots().get(i).with(null));
        }
        if (!same) {
            throw new IllegalArgumentException(
                    "The planograms of cabinet (%d) must have the same slots.\nCheck it as a new one, not as a change."
                            .formatted(standing.cabinet().index()));
        }
    }
}
