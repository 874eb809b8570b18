package io.slotwise.server.advice;

import io.slotwise.engine.demand.Figures;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.sales.Sale;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a caller states about the machine in question. What is stated wins over what is stored.
 *
 * @param deviceId the stored machine; absent where everything is stated
 * @param planogram absent means the stored one
 * @param products full descriptions
 * @param sightings what the planogram's slots alone say of their products; counts where nothing better is known
 * @param venue absent means the stored one, or an unknown one
 * @param serviceIntervalDays absent means the stored one, or weekly
 */
public record Stated(
        @Nullable String deviceId,
        int cabinetIndex,
        @Nullable Planogram planogram,
        List<Product> products,
        List<Product> sightings,
        Figures figures,
        List<Sale> sales,
        @Nullable Venue venue,
        @Nullable Double serviceIntervalDays,
        List<Rule> constraints) {
    public Stated {
        products = List.copyOf(products);
        sightings = List.copyOf(sightings);
        sales = List.copyOf(sales);
        constraints = List.copyOf(constraints);
    }

    /** A stored machine's cabinet as it is. */
    public static Stated stored(String deviceId, int cabinetIndex) {
        return new Stated(
                deviceId, cabinetIndex, null, List.of(), List.of(), Figures.NONE, List.of(), null, null, List.of());
    }

    /** Whether the request says anything of a product. */
    public boolean describes(String productId) {
        return Stream.concat(products.stream(), sightings.stream())
                .anyMatch(product -> product.id().equals(productId));
    }

    /** The same, with products that something else in the request spoke of; what was seen first wins. */
    public Stated alsoSeeing(List<Product> more) {
        List<Product> all = new ArrayList<>(sightings);
        all.addAll(more);
        return new Stated(
                deviceId,
                cabinetIndex,
                planogram,
                products,
                all,
                figures,
                sales,
                venue,
                serviceIntervalDays,
                constraints);
    }

    /** The same with other figures. */
    public Stated with(Figures other) {
        return new Stated(
                deviceId,
                cabinetIndex,
                planogram,
                products,
                sightings,
                other,
                sales,
                venue,
                serviceIntervalDays,
                constraints);
    }

    /** Whether nothing is stated that would change what the stored machine sells. */
    boolean addsNoEvidence() {
        return products.isEmpty()
                && figures.equals(Figures.NONE)
                && sales.isEmpty()
                && venue == null
                && serviceIntervalDays == null;
    }
}
