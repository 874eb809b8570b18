package io.slotwise.engine.insight.layout;

import io.slotwise.engine.model.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cabinet looks like.
 *
 * @param categories how they hold together, largest first
 * @param brands the same for brands, empty where none is known
 * @param lookAlikes neighbours of different products that are hard to tell apart, most alike first
 * @param meanContrast mean colour distance of neighbours that differ; absent where fewer than two colours are known
 * @param heroes the places that are seen best, best first
 * @param coloursKnown share of filled slots whose product has a known colour, 0 to 1
 * @param filled slots that hold something
 */
public record LayoutReport(
        List<Block> categories,
        List<Block> brands,
        List<LookAlike> lookAlikes,
        @Nullable Double meanContrast,
        List<Hero> heroes,
        double coloursKnown,
        int filled) {
    public LayoutReport {
        categories = List.copyOf(categories);
        brands = List.copyOf(brands);
        lookAlikes = List.copyOf(lookAlikes);
        heroes = List.copyOf(heroes);
    }

    /**
     * How slots that belong together hold together.
     *
     * @param blocks groups of touching slots
     * @param largestShare share of its slots that stand in the largest group
     * @param togetherness share of random arrangements of the same products that hold it together less, ties counted half;
     *     near 1 for a block on purpose, .5 for chance
     */
    public record Block(String name, int slots, int blocks, double largestShare, double togetherness) {}

    /** Two slots side by side or one above the other whose products look alike; about 2 is just seen, below 20 is alike. */
    public record LookAlike(
            Position position, Position neighbour, String productId, String neighbourId, double contrast) {}

    /**
     * A place that is seen best.
     *
     * @param visibility what it multiplies sales by, against the mean of the cabinet
     * @param productId what stands there, absent where empty
     * @param moneyPerWeek what it earns there in all its slots, by slot
     * @param rank of the product by money for each slot, 1 for the best that stands in the cabinet
     */
    public record Hero(
            Position position, double visibility, @Nullable String productId, double moneyPerWeek, int rank) {}
}
