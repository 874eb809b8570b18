package io.slotwise.engine.value;

import io.slotwise.engine.demand.ProductRate;
import io.slotwise.engine.demand.Rates;
import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.ValueSettings;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** A random machine with its catalogue and rates, the same for equal seeds. */
public record Example(Machine machine, Catalogue catalogue, Rates rates) {
    private static final int PRODUCTS = 40;
    private static final int STANDING = 32;

    /** Seven rows of ten slots, some empty; 32 of 40 products stand, in five categories; all costs are known. */
    public static Example of(long seed) {
        return of(seed, UnaryOperator.identity());
    }

    public static Example of(long seed, UnaryOperator<Product> change) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Product> products = new ArrayList<>();
        Map<String, ProductRate> rates = new HashMap<>();
        for (int i = 0; i < PRODUCTS; i++) {
            Money price = new Money(10_000 + 2_500L * random.nextInt(9));
            Product product = Product.of("p" + i, "Product " + i, "category " + i % 5, price)
                    .withCost(new Money(price.tenThousandths() / 2));
            products.add(change.apply(product));
            double shape = i < STANDING ? 2 + random.nextDouble() * 30 : 2;
            rates.put("p" + i, new ProductRate("p" + i, shape, i < STANDING ? 40 : 8, i < STANDING ? 0.1 : 1));
        }
        return new Example(
                machine(random, products),
                Catalogue.of(products),
                new Rates(rates, new ProductRate("?", 2, 8, 1), Rates.USUAL_DISPERSION, Rates.USUAL_LEVEL_SD));
    }

    public Planogram planogram() {
        return machine.planogram(0);
    }

    public ValueModel model() {
        return ValueModel.of(Evidence.of(machine, 0, catalogue, rates), ValueSettings.STANDARD);
    }

    private static Machine machine(SplittableRandom random, List<Product> products) {
        Cabinet cabinet = Cabinet.of(0, "snack", 7, 10, Temperature.AMBIENT);
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            Slot slot = Slot.empty(new Position(i / 10, i % 10), 6 + 2 * random.nextInt(3));
            String id = i < STANDING ? products.get(i).id() : "p" + random.nextInt(STANDING);
            slots.add(i >= STANDING && random.nextInt(10) == 0 ? slot : slot.with(new Facing(id, null, 6, null)));
        }
        Machine.Service service = new Machine.Service(7, Money.of("12"), "USD");
        return new Machine(
                "m1", "Hall", Venue.UNKNOWN, ZoneOffset.UTC, service, List.of(new Planogram(cabinet, slots)));
    }
}
