package io.slotwise.server.api.read;

import io.slotwise.engine.model.Position;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.Which;
import io.slotwise.server.api.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code constraints} of one request into rules that hold beside the operator's own. */
final class ConstraintReader {
    private static final int MAX_ENTRIES = 500;
    private static final int MAX_GRAMS = 100_000_000;

    private ConstraintReader() {}

    static List<Rule> read(Fields body, int cabinetIndex) {
        Fields constraints = body.fields("constraints");
        List<Rule> rules = new ArrayList<>();
        if (constraints == null) {
            return rules;
        }
        add(rules, constraints.integer("max_changes", 0, Rule.MAX_SLOTS), Rule.MaxChanges::new);
        add(rules, constraints.integer("cabinet_weight_limit_g", 1, MAX_GRAMS), Rule.CabinetWeight::new);
        constraints.items("must_stock", MAX_ENTRIES).each((key, all) -> add(rules, all.id(key), Rule.MustStock::new));
        constraints
                .items("must_keep", MAX_ENTRIES)
                .each((key, all) -> add(rules, all.id(key), id -> new Rule.MustKeep(new Which.Id(id))));
        constraints
                .items("must_not", MAX_ENTRIES)
                .each((key, all) -> add(rules, all.id(key), id -> new Rule.MustNot(new Which.Id(id), Set.of())));
        constraints
                .items("pinned", MAX_ENTRIES)
                .each((key, all) ->
                        add(rules, all.position(key), (Position position) -> new Rule.Pinned(cabinetIndex, position)));
        for (Fields span : constraints.list("facings", MAX_ENTRIES)) {
            addFacings(rules, span);
        }
        return rules;
    }

    private static void addFacings(List<Rule> rules, Fields span) {
        int faults = span.faults();
        String id = span.id("product_id");
        String category = span.name("category");
        Integer min = span.integer("min", 0, Rule.MAX_SLOTS);
        Integer max = span.integer("max", 0, Rule.MAX_SLOTS);
        if ((id == null) == (category == null)) {
            span.issue("product_id", "missing", "Either a product_id or a category is needed.");
        }
        int low = min == null ? 0 : min;
        int high = max == null ? Rule.MAX_SLOTS : max;
        Rule rule = span.build(
                faults,
                () -> id != null
                        ? new Rule.Facings(new Which.Id(id), low, high)
                        : new Rule.GroupFacings(new Which.Category(String.valueOf(category)), low, high));
        if (rule != null) {
            rules.add(rule);
        }
    }

    private static <T> void add(List<Rule> rules, @Nullable T value, java.util.function.Function<T, Rule> maker) {
        if (value != null) {
            rules.add(maker.apply(value));
        }
    }
}
