package io.slotwise.testbed.shopper;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.testbed.catalogue.Assortment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a machine offers at a moment, as shoppers meet it: by product, how well it is seen and what it asks; by
 * slot, how many units are left. Not safe to share between threads.
 */
public final class Shelf {
    /** A slot that holds a product, with where it is. */
    public record Place(int cabinetIndex, Slot slot, int product, double seen, Money price, double priceRatio) {}

    private static final int[] NONE = {};

    private final List<Place> places;
    private final int[][] placesOf;
    private final int[] par;
    private final int[] stock;
    private final double[] seen;
    private final double[] priceRatio;

    private Shelf(List<Place> places, int products) {
        this.places = places;
        placesOf = new int[products][];
        Arrays.fill(placesOf, NONE);
        par = new int[places.size()];
        for (int i = 0; i < par.length; i++) {
            Facing facing = places.get(i).slot().facing();
            par[i] = facing == null ? 0 : facing.parLevel();
            int product = places.get(i).product();
            placesOf[product] = Arrays.copyOf(placesOf[product], placesOf[product].length + 1);
            placesOf[product][placesOf[product].length - 1] = i;
        }
        stock = new int[par.length];
        seen = new double[products];
        priceRatio = new double[products];
        fill();
    }

    /** The machine with these planograms, every slot filled to par. */
    public static Shelf of(Assortment assortment, List<Planogram> planograms, Sight sight) {
        List<Place> places = new ArrayList<>();
        for (Planogram planogram : planograms) {
            int cabinet = planogram.cabinet().index();
            for (Slot slot : planogram.slots()) {
                Facing facing = slot.facing();
                if (facing != null) {
                    int product = assortment.index(facing.productId());
                    Money list = assortment.product(product).price();
                    Money price = facing.price() == null ? list : facing.price();
                    double ratio = price.toDouble() / list.toDouble();
                    places.add(new Place(cabinet, slot, product, sight.weight(cabinet, slot), price, ratio));
                }
            }
        }
        return new Shelf(List.copyOf(places), assortment.size());
    }

    /** All slots that hold a product, in the order of the planograms. */
    public List<Place> places() {
        return places;
    }

    /** How well a product is seen: the sum over its slots that have stock, 0 when it cannot be bought. */
    public double seen(int product) {
        return seen[product];
    }

    /** The lowest price asked for a product with stock, divided by its list price. */
    public double priceRatio(int product) {
        return priceRatio[product];
    }

    /** Units left in the place of that index. */
    public int stock(int place) {
        return stock[place];
    }

    /** Whether a product has at least one slot here, with stock or without. */
    public boolean offers(int product) {
        return placesOf[product].length > 0;
    }

    /** Takes a unit from the product's cheapest, then best seen, then fullest slot and says which place that was. */
    public int take(int product) {
        int best = -1;
        for (int place : placesOf[product]) {
            if (stock[place] > 0 && (best < 0 || nearer(place, best))) {
                best = place;
            }
        }
        if (best < 0) {
            throw new IllegalStateException("The product (%d) has no stock to take from.".formatted(product));
        }
        stock[best]--;
        if (stock[best] == 0) {
            look(product);
        }
        return best;
    }

    /** Fills every slot to par. */
    public void fill() {
        System.arraycopy(par, 0, stock, 0, par.length);
        lookAtAll();
    }

    /** Sets the stock of one place. */
    public void setStock(int place, int units) {
        stock[place] = units;
        look(places.get(place).product());
    }

    private boolean nearer(int place, int than) {
        Place a = places.get(place);
        Place b = places.get(than);
        if (a.priceRatio() != b.priceRatio()) {
            return a.priceRatio() < b.priceRatio();
        }
        return a.seen() != b.seen() ? a.seen() > b.seen() : stock[place] > stock[than];
    }

    private void lookAtAll() {
        for (int product = 0; product < seen.length; product++) {
            look(product);
        }
    }

    private void look(int product) {
        double weight = 0;
        double ratio = Double.POSITIVE_INFINITY;
        for (int place : placesOf[product]) {
            if (stock[place] > 0) {
                weight += places.get(place).seen();
                ratio = Math.min(ratio, places.get(place).priceRatio());
            }
        }
        seen[product] = weight;
        priceRatio[product] = ratio;
    }
}
