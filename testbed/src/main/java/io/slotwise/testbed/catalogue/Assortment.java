package io.slotwise.testbed.catalogue;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Size;
import io.slotwise.engine.model.Temperature;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The products that the simulated trade knows: {@code assortment.csv}, brands invented, measures and costs as in
 * real vending. A product is spoken of by its index here, 0 to {@link #size} − 1.
 */
public final class Assortment {
    private static final Assortment STANDARD = read("assortment.csv");

    private final List<Product> products;
    private final double[] appeals;
    private final List<String> categories;
    private final int[] category;
    private final Map<String, Integer> indexes = new HashMap<>();

    private Assortment(List<Product> products, double[] appeals) {
        this.products = products;
        this.appeals = appeals;
        categories = products.stream().map(Product::category).distinct().toList();
        category = products.stream()
                .mapToInt(product -> categories.indexOf(product.category()))
                .toArray();
        for (int i = 0; i < products.size(); i++) {
            indexes.put(products.get(i).id(), i);
        }
    }

    /** The assortment of the resource. */
    public static Assortment standard() {
        return STANDARD;
    }

    public int size() {
        return products.size();
    }

    public Product product(int index) {
        return products.get(index);
    }

    /** @throws IllegalArgumentException if there is no such product */
    public int index(String productId) {
        Integer index = indexes.get(productId);
        if (index == null) {
            throw new IllegalArgumentException("The product (%s) is not in the assortment.".formatted(productId));
        }
        return index;
    }

    /** How well liked a product is in general: 0 is usual, about −1 to 1.5, on the scale of shoppers' tastes. */
    public double appeal(int index) {
        return appeals[index];
    }

    /** Index of a product's category in {@link #categories}. */
    public int category(int index) {
        return category[index];
    }

    /** Names of all categories in the order of the file. */
    public List<String> categories() {
        return categories;
    }

    public Catalogue catalogue() {
        return Catalogue.of(products);
    }

    private static Assortment read(String resource) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Assortment.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            List<String[]> rows =
                    reader.lines().skip(1).map(line -> line.split(",")).toList();
            double[] appeals = rows.stream()
                    .mapToDouble(row -> Double.parseDouble(row[15]))
                    .toArray();
            return new Assortment(rows.stream().map(Assortment::product).toList(), appeals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Product product(String[] row) {
        return new Product(
                row[0],
                row[1],
                row[2],
                Money.of(row[3]),
                Money.of(row[4]),
                new Size(
                        Integer.valueOf(row[5]),
                        Integer.valueOf(row[6]),
                        Integer.valueOf(row[7]),
                        Integer.valueOf(row[8])),
                Temperature.valueOf(row[9].toUpperCase(Locale.ROOT)),
                Integer.valueOf(row[10]),
                Set.of(row[11].split(";")),
                new Product.Look(row[12], row[13], row[14]));
    }
}
