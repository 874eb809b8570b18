package io.slotwise.engine.score;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.rules.PlacementCheck;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.RuleContext;
import io.slotwise.engine.rules.Violation;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.money.WeeklyValue;
import io.slotwise.engine.value.slot.PlacementParts;
import io.slotwise.engine.value.slot.PlacementValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scores single placements on one planogram of a machine. The same for equal input; what products are called
 * never counts. Not safe to share between threads; cheap to make.
 */
public final class PlacementScorer {
    private static final int MOST_REASONS = 3;

    /** Amounts a week below this are not worth a word. */
    private static final double WORTH_SAYING = 0.005;

    private final Planogram planogram;
    private final List<Product> products;
    private final PlacementCheck check;
    private final PlacementValues values;
    private final Ranking ranking;

    private PlacementScorer(ValueModel model, Planogram planogram, RuleBook book, RuleContext context) {
        this.planogram = planogram;
        products = List.copyOf(model.evidence().catalogue().products());
        Planogram standing =
                model.evidence().machine().planogram(planogram.cabinet().index());
        check = PlacementCheck.of(book, standing, planogram, context);
        values = model.placements(planogram);
        ranking = new Ranking(values.quickMeans(), products, planogram.slots().size(), check);
    }

    /** For placements on what stands in the cabinet today. */
    public static PlacementScorer of(ValueModel model, RuleBook book, RuleContext context) {
        Planogram today = model.evidence().machine().planogram(model.evidence().cabinetIndex());
        return of(model, today, book, context);
    }

    /**
     * For placements on a planogram that is being edited.
     *
     * @throws IllegalArgumentException if it has other slots than what stands in the cabinet
     */
    public static PlacementScorer of(ValueModel model, Planogram planogram, RuleBook book, RuleContext context) {
        return new PlacementScorer(model, planogram, book, context);
    }

    /**
     * A product in every slot, in reading order.
     *
     * @throws IllegalArgumentException if the catalogue has no such product
     */
    public List<Placement> scoreAll(String productId) {
        int product = values.productIndex(productId);
        WeeklyValue[] worth = new WeeklyValue[values.slots()];
        Arrays.setAll(worth, slot -> values.value(product, slot));
        int[] percentiles = ranking.percentiles(
                Arrays.stream(worth).mapToDouble(WeeklyValue::mean).toArray());
        int best = ranking.bestSlot(product);
        double most = best < 0 ? 0 : worth[best].mean();
        return IntStream.range(0, worth.length)
                .mapToObj(slot ->
                        placement(product, slot, worth[slot], percentiles[slot], better(slot, worth[slot], best, most)))
                .toList();
    }

    /** @throws IllegalArgumentException if there is no such product, or no slot begins there */
    public Placement score(String productId, Position position) {
        int product = values.productIndex(productId);
        planogram.slot(position);
        int slot = planogram.indexOf(position);
        WeeklyValue value = values.value(product, slot);
        int best = ranking.bestSlot(product);
        double most = best < 0 || best == slot ? value.mean() : values.mean(product, best);
        return placement(product, slot, value, ranking.percentile(value.mean()), better(slot, value, best, most));
    }

    private Placement placement(int product, int slot, WeeklyValue value, int percentile, @Nullable Better better) {
        boolean allowed = ranking.isLegal(product, slot);
        PlacementParts parts = values.parts(product, slot);
        return new Placement(
                planogram.slots().get(slot).position(),
                allowed ? percentile : 0,
                allowed,
                violations(slot, products.get(product)),
                value,
                parts,
                reasons(product, slot, parts),
                better);
    }

    private List<Violation> violations(int slot, Product candidate) {
        if (check.severity(slot, candidate) == null) {
            return List.of();
        }
        List<Violation> found = new ArrayList<>(check.violations(slot, candidate));
        found.sort(Comparator.comparing(Violation::severity));
        return found;
    }

    private List<Reason> reasons(int product, int slot, PlacementParts parts) {
        Slot there = planogram.slots().get(slot);
        String name = products.get(product).name();
        if (values.stands(product, slot)) {
            return List.of(new Reason(Reason.Kind.STANDS, name, 0));
        }
        Facing facing = there.facing();
        String incumbent = facing == null
                ? ""
                : products.get(values.productIndex(facing.productId())).name();
        List<Reason> all = new ArrayList<>(List.of(
                new Reason(Reason.Kind.SELLS, name, parts.product()),
                new Reason(Reason.Kind.POSITION, there.position().toString(), parts.position()),
                new Reason(Reason.Kind.GIVES_UP, incumbent, parts.incumbent()),
                new Reason(Reason.Kind.OTHERS, "", parts.others()),
                new Reason(Reason.Kind.MOVE, "", -parts.move())));
        all.removeIf(reason -> Math.abs(reason.perWeek()) < WORTH_SAYING);
        all.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.perWeek())));
        return all.subList(0, Math.min(MOST_REASONS, all.size()));
    }

    private @Nullable Better better(int slot, WeeklyValue value, int best, double most) {
        if (best < 0 || best == slot || most - value.mean() < WORTH_SAYING) {
            return null;
        }
        return new Better(planogram.slots().get(best).position(), most - value.mean());
    }
}
