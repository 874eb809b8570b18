package io.slotwise.testbed.puzzle;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Row;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.Which;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Looks a plan of a puzzle over, from the planograms and the products' facts alone: no search, no room of rules. */
public final class PuzzleChecker {
    private final Puzzle puzzle;
    private final Planogram before;
    private final Planogram after;
    private final List<String> faults = new ArrayList<>();

    private PuzzleChecker(Puzzle puzzle, Planogram after) {
        this.puzzle = puzzle;
        this.after = after;
        before = puzzle.today();
    }

    /** What is wrong, in words; empty when nothing is. */
    public static List<String> faults(Puzzle puzzle, Planogram after) {
        PuzzleChecker checker = new PuzzleChecker(puzzle, after);
        checker.slots();
        checker.weights();
        puzzle.rules().forEach(checker::check);
        int changed = checker.count(slot -> !slot.equals(checker.before.slot(slot.position())));
        if (changed > puzzle.maxChanges()) {
            checker.faults.add("%d slots change".formatted(changed));
        }
        return List.copyOf(checker.faults);
    }

    private void slots() {
        if (after.slots().size() != before.slots().size()) {
            faults.add("%d slots instead of %d"
                    .formatted(after.slots().size(), before.slots().size()));
        }
        for (Slot slot : after.slots()) {
            Slot old = before.slot(slot.position());
            if (!slot.with(null).equals(old.with(null))) {
                faults.add("the slot %s is another one".formatted(slot.position()));
            }
            Facing facing = slot.facing();
            if (facing != null && facing.parLevel() > slot.capacity()) {
                faults.add("%s holds too much".formatted(slot.position()));
            }
            if (facing != null && tooHigh(product(facing.productId()), row(slot))) {
                faults.add("%s does not fit %s".formatted(facing.productId(), slot.position()));
            }
        }
    }

    private Row row(Slot slot) {
        return after.cabinet().rows().get(slot.position().row());
    }

    private static boolean tooHigh(Product product, Row row) {
        Integer needs = product.size().heightMm();
        Integer has = row.heightMm();
        return needs == null || has == null || needs > has;
    }

    private void weights() {
        for (int row = 0; row < after.cabinet().rows().size(); row++) {
            long grams = 0;
            for (Slot slot : after.slots()) {
                Facing facing = slot.facing();
                Integer one = facing == null || slot.position().row() != row
                        ? null
                        : product(facing.productId()).size().weightG();
                grams += facing == null || one == null ? 0 : (long) one * facing.parLevel();
            }
            Integer limitG = after.cabinet().rows().get(row).weightLimitG();
            if (limitG != null && grams > limitG) {
                faults.add("row %d weighs %d g".formatted(row, grams));
            }
        }
    }

    private void check(Rule rule) {
        switch (rule) {
            case Rule.Facings facings -> facings(facings);
            case Rule.GroupFacings group -> {
                int now = count(slot -> holds(slot, group.which()));
                if (now < group.min() || now > group.max()) {
                    faults.add("%s has %d".formatted(group, now));
                }
            }
            case Rule.MustStock stock -> {
                if (count(slot -> stock.productId().equals(slot.productId())) == 0) {
                    faults.add("%s is missing".formatted(stock.productId()));
                }
            }
            case Rule.Pinned pin -> {
                Slot old = before.slot(pin.position());
                if (!Objects.equals(old.productId(), after.slot(pin.position()).productId())) {
                    faults.add("%s lost its product".formatted(pin.position()));
                }
            }
            default -> throw new IllegalArgumentException("No puzzle has the rule %s.".formatted(rule));
        }
    }

    private void facings(Rule.Facings rule) {
        for (Product product : puzzle.catalogue().products()) {
            int now = count(slot -> product.id().equals(slot.productId()));
            if (rule.which().includes(product) && now > 0 && (now < rule.min() || now > rule.max())) {
                faults.add("%s has %d facings".formatted(product.id(), now));
            }
        }
    }

    private boolean holds(Slot slot, Which which) {
        String id = slot.productId();
        return id != null && which.includes(product(id));
    }

    private Product product(String id) {
        return puzzle.catalogue().get(id);
    }

    private int count(Predicate<Slot> which) {
        return (int) after.slots().stream().filter(which).count();
    }
}
