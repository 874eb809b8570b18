package io.slotwise.server.advice.optimise;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.optimise.plan.Move;
import io.slotwise.engine.rules.Violation;
import io.slotwise.engine.score.Reason;
import io.slotwise.engine.value.Uplift;
import io.slotwise.engine.value.money.WeeklyMoney;
import io.slotwise.server.advice.ChangeWire;
import io.slotwise.server.advice.Concern;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Situation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param mends what is forbidden today and this move puts right; such a move may cost money
 * @param change for a request that carries it out after the moves before it
 * @param source {@code engine}, or whose suggestion it was
 * @param suggestionId what to name in feedback; null for moves of the engine
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
        List<Concern> mends,
        ChangeWire change,
        String source,
        @Nullable String suggestionId) {
    /** A product. */
    public record Item(String productId, String productName) {}

    /** @param suggestionId of the suggestion that it comes from, or null */
    static PlannedMove of(Move move, Situation situation, @Nullable String suggestionId) {
        MoneyPerWeek value = MoneyPerWeek.of(move.value());
        List<String> reasons = reasons(move);
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
                move.mends().stream().map(Concern::of).toList(),
                ChangeWire.of(move.change()),
                move.source(),
                suggestionId);
    }

    /**
     * A change that somebody suggests, alone on what stands today.
     *
     * @param order among the suggestions, from 1
     * @throws IllegalArgumentException if it cannot be carried out there, or is none that a plan may hold
     */
    public static PlannedMove suggested(
            int order, Suggestions.Named named, Situation situation, String reason, String source) {
        Planogram today = situation.planogram();
        Change change = named.change();
        Planogram after = Changes.apply(today, change);
        Uplift uplift = situation.model().get().compare(today, after);
        MoneyPerWeek value = MoneyPerWeek.of(uplift.change());
        Position position = position(change);
        return new PlannedMove(
                order,
                type(change),
                position,
                item(today.slot(position).productId(), situation),
                item(after.slot(position).productId(), situation),
                change instanceof Change.Swap swap ? swap.with() : null,
                value,
                value.probabilityPositive(),
                reason,
                List.of(reason),
                parts(uplift.after().minus(uplift.before())),
                List.of(),
                ChangeWire.of(change),
                source,
                named.id());
    }

    /** What is forbidden today comes before money. */
    private static List<String> reasons(Move move) {
        Stream<String> money = move.type() == Move.Type.SET_PAR
                ? Stream.of(refilled(move))
                : move.reasons().stream().map(Reason::text);
        return Stream.concat(move.mends().stream().map(Violation::message), money)
                .toList();
    }

    private static Position position(Change change) {
        return switch (change) {
            case Change.Assign assign -> assign.position();
            case Change.Swap swap -> swap.position();
            case Change.Clear clear -> clear.position();
            case Change.SetPar par -> par.position();
            case Change.Reprice reprice -> throw foreign(reprice);
            case Change.SetFacings facings -> throw foreign(facings);
        };
    }

    private static Move.Type type(Change change) {
        return switch (change) {
            case Change.Assign assign -> Move.Type.ASSIGN;
            case Change.Swap swap -> Move.Type.SWAP;
            case Change.Clear clear -> Move.Type.CLEAR;
            case Change.SetPar par -> Move.Type.SET_PAR;
            case Change.Reprice reprice -> throw foreign(reprice);
            case Change.SetFacings facings -> throw foreign(facings);
        };
    }

    private static IllegalArgumentException foreign(Change change) {
        return new IllegalArgumentException("The change (%s) is none that a plan holds.".formatted(change));
    }

    /** Why a slot is filled otherwise: what changes most. */
    private static String refilled(Move move) {
        WeeklyMoney money = move.decomposition();
        boolean sells = money.margin() + money.recapture() > -money.spoilage() - money.holding();
        return sells ? "Sells out less often." : "Less expires or stands idle.";
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
