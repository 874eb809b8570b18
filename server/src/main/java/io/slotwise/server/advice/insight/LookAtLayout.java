package io.slotwise.server.advice.insight;

import io.slotwise.engine.insight.layout.LayoutReport;
import io.slotwise.engine.insight.layout.Looks;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.WeeklyValue;
import io.slotwise.server.advice.Legality;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Rounded;
import io.slotwise.server.advice.Situation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a cabinet looks, what stands where it is seen best, and which allowed swaps would use those places better. */
public final class LookAtLayout {
    private static final int MOST_LINES = 20;
    private static final int MOST_SWAPS = 3;
    private static final double BY_CHANCE = 0.5;
    private static final int SMALL_BLOCK = 3;

    private LookAtLayout() {}

    /** The answer. */
    public record Answer(
            List<Block> categoryBlocks,
            List<Block> brandBlocks,
            List<LookAlike> lookAlikes,
            @Nullable Double meanContrast,
            List<Hero> heroSlots,
            List<Swap> suggestedSwaps,
            double coloursKnown,
            int filledSlots,
            List<String> observations,
            @Nullable String reason) {}

    /** See {@link LayoutReport.Block}. */
    public record Block(String name, int slots, int blocks, double largestShare, double togetherness) {}

    /** See {@link LayoutReport.LookAlike}. */
    public record LookAlike(
            String position, String neighbour, String productId, String neighbourProductId, double contrast) {}

    /** See {@link LayoutReport.Hero}. */
    public record Hero(
            String position,
            double visibility,
            @Nullable String productId,
            @Nullable String productName,
            Money perWeek,
            @Nullable Integer rank) {}

    /** An exchange of two slots that would pay and is allowed. */
    public record Swap(String position, String with, MoneyPerWeek valuePerWeek, String reason) {}

    public static Answer look(Situation situation) {
        ValueModel model = situation.model().get();
        Planogram planogram = situation.planogram();
        Catalogue catalogue = situation.catalogue();
        Map<String, Double> money = money(model, planogram);
        Evidence evidence = model.evidence();
        LayoutReport report = Looks.at(planogram, catalogue, evidence.positions(), id -> money.getOrDefault(id, 0.0));
        List<Swap> swaps = swaps(situation, model, report, money);
        return new Answer(
                blocks(report.categories()),
                blocks(report.brands()),
                report.lookAlikes().stream()
                        .limit(MOST_LINES)
                        .map(one -> new LookAlike(
                                one.position().toString(),
                                one.neighbour().toString(),
                                one.productId(),
                                one.neighbourId(),
                                Rounded.of(one.contrast())))
                        .toList(),
                report.meanContrast() == null ? null : (Double) Rounded.of(report.meanContrast()),
                report.heroes().stream().map(hero -> hero(hero, catalogue)).toList(),
                swaps,
                Rounded.of(report.coloursKnown()),
                report.filled(),
                observations(report, swaps),
                report.coloursKnown() == 0 ? "No colour of a product that stands here is known." : null);
    }

    /** Expected revenue a week of each product that stands: its rate at its price, which is what the places are weighed by. */
    private static Map<String, Double> money(ValueModel model, Planogram planogram) {
        Map<String, Double> money = new TreeMap<>();
        for (String id : planogram.productIds()) {
            Product product = model.evidence().catalogue().get(id);
            double margin = product.cost() == null
                    ? product.price().toDouble()
                    : product.price().toDouble() - product.cost().toDouble();
            money.put(id, 7 * model.evidence().rates().rate(id).mean() * margin);
        }
        return money;
    }

    private static List<Block> blocks(List<LayoutReport.Block> blocks) {
        return blocks.stream()
                .limit(MOST_LINES)
                .map(one -> new Block(
                        one.name(),
                        one.slots(),
                        one.blocks(),
                        Rounded.of(one.largestShare()),
                        Rounded.of(one.togetherness())))
                .toList();
    }

    private static Hero hero(LayoutReport.Hero one, Catalogue catalogue) {
        Product product = one.productId() == null ? null : catalogue.find(one.productId());
        return new Hero(
                one.position().toString(),
                Rounded.of(one.visibility()),
                one.productId(),
                product == null ? null : product.name(),
                Money.nearest(one.moneyPerWeek()),
                one.rank() == 0 ? null : (Integer) one.rank());
    }

    /** For each place that is seen best, the exchange with any other slot that pays most; only allowed ones that pay. */
    private static List<Swap> swaps(
            Situation situation, ValueModel model, LayoutReport report, Map<String, Double> money) {
        Planogram planogram = situation.planogram();
        List<String> best = money.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(report.heroes().size())
                .map(Map.Entry::getKey)
                .toList();
        Legality legality = new Legality(situation);
        List<Position> heroes =
                report.heroes().stream().map(LayoutReport.Hero::position).toList();
        List<Swap> swaps = new ArrayList<>();
        for (LayoutReport.Hero hero : report.heroes()) {
            if (hero.rank() > 0 && best.contains(hero.productId())) {
                continue;
            }
            for (Slot slot : planogram.slots()) {
                if (slot.productId() == null || heroes.contains(slot.position()) || !best.contains(slot.productId())) {
                    continue;
                }
                Planogram after = Changes.apply(planogram, new Change.Swap(hero.position(), slot.position()));
                WeeklyValue value = model.compare(planogram, after).change();
                if (value.mean() > 0 && legality.allows(after)) {
                    swaps.add(new Swap(
                            hero.position().toString(),
                            slot.position().toString(),
                            MoneyPerWeek.of(value),
                            "%s is seen %.2f times as well as the mean and holds number %d by money."
                                    .formatted(hero.position(), hero.visibility(), hero.rank())));
                }
            }
        }
        swaps.sort(Comparator.comparing((Swap swap) -> swap.valuePerWeek().mean(), Comparator.reverseOrder())
                .thenComparing(Swap::position)
                .thenComparing(Swap::with));
        return swaps.stream().limit(MOST_SWAPS).toList();
    }

    private static List<String> observations(LayoutReport report, List<Swap> swaps) {
        List<String> lines = new ArrayList<>();
        for (LayoutReport.Block block : report.categories()) {
            if (block.slots() >= SMALL_BLOCK && block.togetherness() < BY_CHANCE && block.blocks() > 1) {
                lines.add("%s stands in %d blocks, no closer together than chance would put it."
                        .formatted(block.name(), block.blocks()));
            }
        }
        if (!report.lookAlikes().isEmpty()) {
            lines.add("%d pairs of neighbours are hard to tell apart by colour."
                    .formatted(report.lookAlikes().size()));
        }
        if (!swaps.isEmpty()) {
            lines.add("The best-seen places could hold better: the first swap is worth %s a week."
                    .formatted(swaps.getFirst().valuePerWeek().mean()));
        }
        return lines;
    }
}
