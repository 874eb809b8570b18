package io.slotwise.engine.rules.tally;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import java.util.Arrays;

/** A planogram as numbers: product, par level and price by slot, and the sums that rules ask for. */
public final class Board {
    /** In {@link #product}: nothing stands there. */
    public static final int EMPTY = -1;

    /** In {@link #product}: something that is not in the catalogue. */
    public static final int STRANGER = -2;

    public final Planogram planogram;
    public final Lineup lineup;
    public final int[] product;
    final int[] par;
    final long[] price;
    final int[] row;

    /** Slots by product. */
    final int[] facings;

    /** Slots by group of the lineup. */
    final int[] groupFacings;

    /** Grams by row when filled to par; units of unknown weight count nothing. */
    final long[] rowGrams;

    final long grams;

    public Board(Planogram planogram, Lineup lineup) {
        this.planogram = planogram;
        this.lineup = lineup;
        int slots = planogram.slots().size();
        product = new int[slots];
        par = new int[slots];
        price = new long[slots];
        row = new int[slots];
        facings = new int[lineup.size()];
        groupFacings = new int[lineup.groups()];
        rowGrams = new long[planogram.cabinet().rows().size()];
        for (int i = 0; i < slots; i++) {
            put(i, planogram.slots().get(i));
        }
        grams = Arrays.stream(rowGrams).sum();
    }

    public int size() {
        return product.length;
    }

    /** What stands in slot {@code i} if slot {@code changed} held {@code assigned}. */
    int productAt(int i, int changed, int assigned) {
        return i == changed ? assigned : product[i];
    }

    /** The price asked in slot {@code i} if slot {@code changed} held {@code assigned} at its list price. */
    long priceAt(int i, int changed, int assigned) {
        return i == changed ? lineup.price(assigned) : price[i];
    }

    /** How many grams more there would be if a slot held a product, filled to capacity. */
    long gramsGained(int slot, int assigned) {
        long now = (long) par[slot] * lineup.grams(product[slot]);
        return (long) planogram.slots().get(slot).capacity() * lineup.grams(assigned) - now;
    }

    private void put(int i, Slot slot) {
        row[i] = slot.position().row();
        Facing facing = slot.facing();
        product[i] = facing == null ? EMPTY : lineup.indexOf(facing.productId());
        if (facing == null) {
            return;
        }
        par[i] = facing.parLevel();
        if (product[i] == STRANGER) {
            price[i] = facing.price() == null ? 0 : facing.price().tenThousandths();
            return;
        }
        Product known = lineup.get(product[i]);
        price[i] = Spot.price(facing, known).tenThousandths();
        facings[product[i]]++;
        for (int group = 0; group < groupFacings.length; group++) {
            groupFacings[group] += lineup.inGroup(group, product[i]) ? 1 : 0;
        }
        rowGrams[row[i]] += (long) par[i] * lineup.grams(product[i]);
    }
}
