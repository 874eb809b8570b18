package io.slotwise.server.advice.insight;

import io.slotwise.engine.demand.ProductRate;
import io.slotwise.engine.insight.PricePosition;
import io.slotwise.engine.insight.competition.Rivalry;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.value.Uplift;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.server.advice.Legality;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Rounded;
import io.slotwise.server.advice.Situation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a machine stands among competitors, and what meeting their prices would bring. */
public final class CompareCompetitors {
    private static final int MOST_LINES = 50;
    private static final int MOST_PRICED = 10;
    private static final double ALIKE = 0.02;
    private static final double SURE = 0.8;

    private CompareCompetitors() {}

    /** The answer. */
    public record Answer(
            @Nullable Double priceIndex,
            List<Position> positions,
            List<Standing> competitors,
            List<Item> onlyAtCompetitors,
            List<Item> onlyHere,
            double comparedShare,
            List<Response> responses,
            String summary,
            @Nullable String reason) {
        /** A product by id and, where known, name. */
        public record Item(String productId, String productName) {}
    }

    /** One price; {@code ratio} is price by the competitors' median. */
    public record Position(
            String productId,
            String productName,
            Money price,
            Money median,
            int competitors,
            double ratio,
            String stance) {}

    /** See {@link Rivalry.Standing}. */
    public record Standing(
            String name,
            int commonProducts,
            @Nullable Double priceIndex,
            int cheaperThere,
            int dearerThere,
            int onlyThere) {}

    /** What meeting the competitors' median would bring, and whether to. */
    public record Response(
            String productId,
            Money from,
            Money to,
            MoneyPerWeek revenuePerWeek,
            MoneyPerWeek valuePerWeek,
            boolean allowed,
            double priorShare,
            String advice) {}

    public static Answer compare(Situation situation, List<Rivalry.Competitor> competitors) {
        ValueModel model = situation.model().get();
        Catalogue catalogue = situation.catalogue();
        Map<String, Money> here = prices(situation.planogram(), catalogue);
        Map<String, Double> units = new HashMap<>();
        for (String id : here.keySet()) {
            ProductRate rate = model.evidence().rates().rate(id);
            units.put(id, rate.mean());
        }
        Rivalry rivalry = Rivalry.of(here, units, competitors);
        List<Response> responses = rivalry.positions().stream()
                .filter(position -> Math.abs(position.ratio() - 1) > ALIKE)
                .sorted(Comparator.comparingDouble((PricePosition position) -> -weight(position, units)))
                .limit(MOST_PRICED)
                .map(position -> response(position, situation, model))
                .sorted(Comparator.comparing(
                        (Response response) -> response.valuePerWeek().mean(), Comparator.reverseOrder()))
                .toList();
        return new Answer(
                rivalry.priceIndex() == null ? null : (Double) Rounded.of(rivalry.priceIndex()),
                rivalry.positions().stream()
                        .limit(MOST_LINES)
                        .map(one -> position(one, catalogue))
                        .toList(),
                rivalry.competitors().stream().map(CompareCompetitors::standing).toList(),
                products(rivalry.onlyThere(), catalogue),
                products(rivalry.onlyHere(), catalogue),
                Rounded.of(rivalry.comparedShare()),
                responses,
                summary(rivalry, responses),
                rivalry.priceIndex() == null
                        ? "No competitor asks a price for a product that stands here: there is nothing to compare."
                        : null);
    }

    private static Map<String, Money> prices(Planogram planogram, Catalogue catalogue) {
        Map<String, Money> prices = new TreeMap<>();
        for (Slot slot : planogram.slots()) {
            Facing facing = slot.facing();
            Product product = facing == null ? null : catalogue.find(facing.productId());
            if (facing != null && product != null) {
                prices.putIfAbsent(product.id(), facing.price() == null ? product.price() : facing.price());
            }
        }
        return prices;
    }

    private static double weight(PricePosition position, Map<String, Double> units) {
        return units.getOrDefault(position.productId(), 0.0) * Math.abs(Math.log(position.ratio()));
    }

    private static Response response(PricePosition position, Situation situation, ValueModel model) {
        Planogram before = situation.planogram();
        List<Change> changes = before.slotsOf(position.productId()).stream()
                .<Change>map(slot -> new Change.Reprice(slot.position(), position.median()))
                .toList();
        Planogram after = Changes.apply(before, changes);
        Uplift uplift = model.compare(before, after);
        boolean allowed = new Legality(situation).allows(after);
        return new Response(
                position.productId(),
                position.price(),
                position.median(),
                MoneyPerWeek.of(uplift.revenueChange()),
                MoneyPerWeek.of(uplift.change()),
                allowed,
                Rounded.of(uplift.priorShare()),
                advice(uplift, allowed, position.ratio()));
    }

    private static String advice(Uplift uplift, boolean allowed, double ratio) {
        double better = uplift.change().probabilityPositive();
        if (!allowed) {
            return "The rules do not allow it.";
        }
        if (better >= SURE) {
            return ratio > 1 ? "Meet it: the units won are worth more than the price lost." : "Raise it to theirs.";
        }
        return better <= 1 - SURE ? "Hold the price." : "Uncertain: try it on one machine first.";
    }

    private static Position position(PricePosition one, Catalogue catalogue) {
        double ratio = one.ratio();
        String stance = Math.abs(ratio - 1) <= ALIKE ? "level" : ratio > 1 ? "dearer" : "cheaper";
        return new Position(
                one.productId(),
                name(one.productId(), catalogue),
                one.price(),
                one.median(),
                one.others(),
                Rounded.of(ratio),
                stance);
    }

    private static Standing standing(Rivalry.Standing one) {
        return new Standing(
                one.name(),
                one.common(),
                one.priceIndex() == null ? null : (Double) Rounded.of(one.priceIndex()),
                one.cheaperThere(),
                one.dearerThere(),
                one.onlyThere());
    }

    private static List<Answer.Item> products(List<String> ids, Catalogue catalogue) {
        return ids.stream()
                .limit(MOST_LINES)
                .map(id -> new Answer.Item(id, name(id, catalogue)))
                .toList();
    }

    private static String name(String id, Catalogue catalogue) {
        Product product = catalogue.find(id);
        return product == null ? id : product.name();
    }

    private static String summary(Rivalry rivalry, List<Response> responses) {
        List<String> sentences = new ArrayList<>();
        Double index = rivalry.priceIndex();
        if (index != null) {
            sentences.add("Prices are %.0f %% of the competitors' median, over %.0f %% of what sells here."
                    .formatted(100 * index, 100 * rivalry.comparedShare()));
        }
        if (!rivalry.onlyThere().isEmpty()) {
            sentences.add("%d products stand only at competitors."
                    .formatted(rivalry.onlyThere().size()));
        }
        responses.stream()
                .filter(response -> response.allowed()
                        && response.valuePerWeek().probabilityPositive() >= SURE
                        && response.valuePerWeek().mean().compareTo(Money.ZERO) > 0)
                .findFirst()
                .ifPresent(response -> sentences.add("Asking %s for %s would bring %s a week more."
                        .formatted(
                                response.to(),
                                response.productId(),
                                response.valuePerWeek().mean())));
        return sentences.isEmpty() ? "Nothing can be compared." : String.join(" ", sentences);
    }
}
