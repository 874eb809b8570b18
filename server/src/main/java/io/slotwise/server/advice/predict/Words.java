package io.slotwise.server.advice.predict;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.value.Uplift;
import io.slotwise.engine.value.money.WeeklyMoney;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in words what a change does and which part of the money it moves most. */
public final class Words {
    private static final double WORTH_SAYING = 0.005;

    private Words() {}

    /** What a change does, such as {@code A3: Cola instead of Gum}. */
    public static String of(Change change, Planogram before, Catalogue catalogue) {
        return switch (change) {
            case Change.Assign assign ->
                "%s: %s instead of %s"
                        .formatted(
                                assign.position(),
                                name(assign.productId(), catalogue),
                                at(assign.position(), before, catalogue));
            case Change.Swap swap -> "%s ⇄ %s".formatted(swap.position(), swap.with());
            case Change.Clear clear ->
                "%s: nothing instead of %s".formatted(clear.position(), at(clear.position(), before, catalogue));
            case Change.Reprice reprice -> "%s: price %s".formatted(reprice.position(), reprice.price());
            case Change.SetPar setPar -> "%s: par level %d".formatted(setPar.position(), setPar.parLevel());
            case Change.SetFacings facings ->
                "%s: %d facings".formatted(name(facings.productId(), catalogue), facings.facings());
        };
    }

    /** The component of the weekly money that differs most, such as {@code margin +3.20 a week}. */
    public static String largest(Uplift uplift) {
        return largest(uplift.after().minus(uplift.before()), 1);
    }

    /**
     * The component that moves most of what is added to a week, such as {@code margin +3.20 a week}.
     *
     * @param scale of the money that callers see
     */
    static String largest(WeeklyMoney added, double scale) {
        Map.Entry<String, Double> largest = Map.of(
                        "margin", scale * added.margin(),
                        "recapture", scale * added.recapture(),
                        "affinity", scale * added.affinity(),
                        "spoilage", -scale * added.spoilage(),
                        "holding", -scale * added.holding(),
                        "refill", -scale * added.refill(),
                        "moves", -scale * added.moves())
                .entrySet()
                .stream()
                .max(Comparator.comparingDouble((Map.Entry<String, Double> part) -> Math.abs(part.getValue()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow();
        return Math.abs(largest.getValue()) < WORTH_SAYING
                ? "no part of the money moves"
                : "%s %s%s a week"
                        .formatted(
                                largest.getKey(),
                                largest.getValue() > 0 ? "+" : "−",
                                Money.nearest(Math.abs(largest.getValue())));
    }

    private static String at(Position position, Planogram planogram, Catalogue catalogue) {
        String id = planogram.slot(position).productId();
        return id == null ? "nothing" : name(id, catalogue);
    }

    private static String name(String productId, Catalogue catalogue) {
        @Nullable Product product = catalogue.find(productId);
        return product == null ? productId : product.name();
    }
}
