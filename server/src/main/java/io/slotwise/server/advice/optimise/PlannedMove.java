package io.slotwise.server.advice.optimise;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.optimise.Move;
import io.slotwise.engine.score.Reason;
import io.slotwise.engine.value.WeeklyMoney;
import io.slotwise.server.advice.ChangeWire;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Situation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One move of a plan as callers see it.
 *
 * @param order in which a driver can do them, from 1
 * @param from what stands at the position today; null for nothing
 * @param to what stands there afterwards; null for nothing
 * @param otherPosition where the product comes from, or the second slot of a swap
 * @param valuePerWeek its share of the plan's worth; the shares sum to the whole
 * @param decomposition the mean by component, as differences
 * @param change for a request that carries it out after the moves before it
 * @param source {@code engine}, or whose suggestion it was
 */
public record PlannedMove(
        int order,
        Move.Type type,
        Position position,
        @Nullable Item from,
        @Nullable Item to,
        @Nullable Position otherPosition,
        MoneyPerWeek valuePerWeek,
        double probabilityPositive,
        String reason,
        List<String> reasons,
        Map<String, Money> decomposition,
        ChangeWire change,
        String source) {
    /** A product. */
    public record Item(String productId, String productName) {}

    static PlannedMove of(Move move, Situation situation) {
        MoneyPerWeek value = MoneyPerWeek.of(move.value());
        List<String> reasons = move.reasons().stream().map(Reason::text).toList();
        return new PlannedMove(
                move.order(),
                move.type(),
                move.position(),
                item(move.replacedId(), situation),
                item(move.productId(), situation),
                move.from(),
                value,
                value.probabilityPositive(),
                reasons.stream().limit(2).collect(Collectors.joining(" ")),
                reasons,
                parts(move.decomposition()),
                ChangeWire.of(move.change()),
                move.source());
    }

    private static @Nullable Item item(@Nullable String productId, Situation situation) {
        return productId == null
                ? null
                : new Item(productId, situation.catalogue().get(productId).name());
    }

    /** Components that differ, costs as negative amounts. */
    static Map<String, Money> parts(WeeklyMoney money) {
        Map<String, Money> parts = new LinkedHashMap<>();
        put(parts, "margin", money.margin());
        put(parts, "recapture", money.recapture());
        put(parts, "affinity", money.affinity());
        put(parts, "spoilage", -money.spoilage());
        put(parts, "holding", -money.holding());
        put(parts, "refill", -money.refill());
        put(parts, "visit", -money.visit());
        put(parts, "moves", -money.moves());
        return parts;
    }

    private static void put(Map<String, Money> parts, String name, double amount) {
        Money money = Money.nearest(amount);
        if (!money.equals(Money.ZERO)) {
            parts.put(name, money);
        }
    }
}
