package io.slotwise.engine.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedCollection;
import org.jspecify.annotations.Nullable;

/** The products that may be spoken of, by id, in the order in which they were given. */
public final class Catalogue {
    private final Map<String, Product> byId;

    private Catalogue(Map<String, Product> byId) {
        this.byId = byId;
    }

    /** @throws IllegalArgumentException if two products share an id */
    public static Catalogue of(Collection<Product> products) {
        Map<String, Product> byId = LinkedHashMap.newLinkedHashMap(products.size());
        for (Product product : products) {
            if (byId.putIfAbsent(product.id(), product) != null) {
                throw new IllegalArgumentException("The product_id (%s) is given twice.".formatted(product.id()));
            }
        }
        return new Catalogue(byId);
    }

    /** @throws IllegalArgumentException if there is no such product */
    public Product get(String productId) {
        Product product = byId.get(productId);
        if (product == null) {
            throw new IllegalArgumentException("The product (%s) is not in the catalogue.".formatted(productId));
        }
        return product;
    }

    public @Nullable Product find(String productId) {
        return byId.get(productId);
    }

    public boolean contains(String productId) {
        return byId.containsKey(productId);
    }

    public SequencedCollection<Product> products() {
        return Collections.unmodifiableSequencedCollection(((LinkedHashMap<String, Product>) byId).sequencedValues());
    }

    public int size() {
        return byId.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Catalogue that && byId.equals(that.byId);
    }

    @Override
    public int hashCode() {
        return byId.hashCode();
    }

    @Override
    public String toString() {
        return "Catalogue of %d products".formatted(byId.size());
    }
}
