package io.slotwise.server.advice;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks at data that is meant for an analysis, and says what it will do for. */
public final class ValidateData {
    private ValidateData() {}

    /** Something that makes answers poorer. {@code pointer} is {@code ""} where it concerns the whole. */
    public record Warning(String pointer, String code, String message) {}

    /**
     * What was found.
     *
     * @param readyFor each feature, and whether this data is enough for it
     */
    public record Finding(List<Warning> warnings, Map<String, Boolean> readyFor) {}

    public static Finding of(Situation situation, Stated stated) {
        List<Warning> warnings = new ArrayList<>();
        Set<String> standing = Set.copyOf(situation.planogram().productIds());
        List<Product> products = situation.catalogue().products().stream()
                .filter(product -> standing.contains(product.id()))
                .toList();
        warn(warnings, standing.isEmpty(), "no_products", "Every slot is empty, so there is nothing to compare.");
        count(
                warnings,
                products.stream().filter(one -> one.price().equals(Money.ZERO)).toList(),
                "price");
        count(warnings, products.stream().filter(one -> one.cost() == null).toList(), "cost");
        count(
                warnings,
                products.stream().filter(one -> one.size().widthMm() == null).toList(),
                "width_mm");
        count(
                warnings,
                products.stream().filter(one -> one.category().isEmpty()).toList(),
                "category");
        boolean capacities = situation.planogram().slots().stream()
                .filter(slot -> !slot.isEmpty())
                .mapToInt(Slot::capacity)
                .allMatch(capacity -> capacity > 0);
        warn(warnings, !capacities, "capacity_unknown", "Some slots have no capacity; a usual one is assumed.");
        boolean evidence = stated.deviceId() != null || !stated.addsNoEvidence();
        warn(warnings, !evidence, "no_sales", "There are no sales and no revenue figures, so demand is a guess.");
        boolean priced = products.stream().anyMatch(one -> one.price().compareTo(Money.ZERO) > 0);
        Map<String, Boolean> ready = new TreeMap<>();
        ready.put("realtime_score", priced);
        ready.put("validate_constraints", true);
        ready.put("predict_revenue", priced && evidence);
        ready.put("heat_zone_analysis", priced && evidence);
        return new Finding(warnings, ready);
    }

    private static void count(List<Warning> warnings, List<Product> lacking, String field) {
        String some = lacking.stream().limit(3).map(Product::id).collect(Collectors.joining(", "));
        warn(
                warnings,
                !lacking.isEmpty(),
                field + "_unknown",
                "%d products have no %s: %s%s.".formatted(lacking.size(), field, some, lacking.size() > 3 ? " …" : ""));
    }

    private static void warn(List<Warning> warnings, boolean when, String code, String message) {
        if (when) {
            warnings.add(new Warning("", code, message));
        }
    }
}
