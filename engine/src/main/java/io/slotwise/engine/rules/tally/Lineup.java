package io.slotwise.engine.rules.tally;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.rules.Which;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The products of a catalogue, and groups of them, by number, so that hot loops need no ids. */
public final class Lineup {
    private final Product[] products;
    private final int[] grams;
    private final long[] prices;
    private final Map<String, Integer> indexes;

    private final List<boolean[]> groups;

    public Lineup(Catalogue catalogue, List<Which> groups) {
        products = catalogue.products().toArray(Product[]::new);
        grams = new int[products.length];
        prices = new long[products.length];
        indexes = HashMap.newHashMap(products.length);
        for (int i = 0; i < products.length; i++) {
            Integer weightG = products[i].size().weightG();
            grams[i] = weightG == null ? 0 : weightG;
            prices[i] = products[i].price().tenThousandths();
            indexes.put(products[i].id(), i);
        }
        this.groups = groups.stream().map(this::members).toList();
    }

    public int size() {
        return products.length;
    }

    /** The number of a product, or {@link Board#STRANGER}. */
    public int indexOf(String productId) {
        Integer index = indexes.get(productId);
        return index == null ? Board.STRANGER : index;
    }

    public Product get(int index) {
        return products[index];
    }

    /** Weight of a unit, 0 where unknown or where there is no product. */
    public int grams(int index) {
        return index < 0 ? 0 : grams[index];
    }

    /** List price in ten-thousandths, 0 where there is no product. */
    long price(int index) {
        return index < 0 ? 0 : prices[index];
    }

    int groups() {
        return groups.size();
    }

    boolean inGroup(int group, int index) {
        return index >= 0 && groups.get(group)[index];
    }

    private boolean[] members(Which which) {
        boolean[] in = new boolean[products.length];
        for (int i = 0; i < products.length; i++) {
            in[i] = which.includes(products[i]);
        }
        return in;
    }
}
