package io.slotwise.engine.optimise;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.Which;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Looks a plan over from the planograms alone; shares nothing with the search or with the room of rules. */
final class PlanChecker {
    private final Map<String, Product> products = new HashMap<>();
    private final Planogram before;
    private final Planogram after;
    private final List<String> faults = new ArrayList<>();

    private PlanChecker(Problem problem, Planogram after) {
        before = problem.today();
        this.after = after;
        problem.model().evidence().catalogue().products().forEach(product -> products.put(product.id(), product));
    }

    /** What is wrong, in words; empty when nothing is. */
    static List<String> faults(Problem problem, Planogram after, List<Rule> rules) {
        PlanChecker checker = new PlanChecker(problem, after);
        checker.slots();
        rules.forEach(checker::check);
        int changed = checker.count(slot -> !slot.equals(problem.today().slot(slot.position())));
        if (changed > problem.limits().maxChanges()) {
            checker.faults.add("%d slots change".formatted(changed));
        }
        return checker.faults;
    }

    private void slots() {
        for (Slot slot : after.slots()) {
            Facing facing = slot.facing();
            Slot old = before.slot(slot.position());
            if (!slot.with(null).equals(old.with(null))) {
                faults.add("the slot %s is another one".formatted(slot.position()));
            }
            if (facing != null && facing.parLevel() > slot.capacity() && !slot.equals(old)) {
                faults.add("%s holds too much".formatted(slot.position()));
            }
            if (facing != null && !products.containsKey(facing.productId())) {
                faults.add("%s holds a stranger".formatted(slot.position()));
            }
        }
        for (int row = 0; row < after.cabinet().rows().size(); row++) {
            weigh(row);
        }
    }

    private void weigh(int row) {
        Integer limitG = after.cabinet().rows().get(row).weightLimitG();
        long grams = 0;
        for (Slot slot : after.slots()) {
            Facing facing = slot.facing();
            if (facing != null && slot.position().row() == row) {
                Product product = products.get(facing.productId());
                Integer one = product == null ? null : product.size().weightG();
                grams += one == null ? 0 : (long) one * facing.parLevel();
            }
        }
        if (limitG != null && grams > limitG) {
            faults.add("row %d weighs %d g".formatted(row, grams));
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
            case Rule.MustNot mustNot -> {
                int wrong = count(slot -> holds(slot, mustNot.which())
                        && (mustNot.rows().isEmpty()
                                || mustNot.rows().contains(slot.position().row())));
                if (wrong > 0) {
                    faults.add("%s stands in %d slots".formatted(mustNot, wrong));
                }
            }
            case Rule.Pinned pin -> {
                boolean kept = Objects.equals(
                        before.slot(pin.position()).productId(),
                        after.slot(pin.position()).productId());
                if (!kept) {
                    faults.add("%s lost its product".formatted(pin.position()));
                }
            }
            default -> throw new IllegalArgumentException("The checker does not know %s.".formatted(rule));
        }
    }

    private void facings(Rule.Facings rule) {
        for (Product product : products.values()) {
            int now = count(slot -> product.id().equals(slot.productId()));
            if (rule.which().includes(product) && now > 0 && (now < rule.min() || now > rule.max())) {
                faults.add("%s has %d facings".formatted(product.id(), now));
            }
        }
    }

    private boolean holds(Slot slot, Which which) {
        String id = slot.productId();
        Product product = id == null ? null : products.get(id);
        return product != null && which.includes(product);
    }

    private int count(Predicate<Slot> which) {
        return (int) after.slots().stream().filter(which).count();
    }
}
