package io.slotwise.engine.insight.scenario;

import io.slotwise.engine.demand.ProductRate;
import io.slotwise.engine.demand.Rates;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.ValueSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A scenario come true: the evidence as it would be, and the planogram with its changes and prices. */
record World(ValueModel model, Planogram planogram) {
    static World of(Evidence today, Planogram planogram, Scenario scenario, ValueSettings settings) {
        Catalogue catalogue = scenario.costs() == 1 ? today.catalogue() : costs(today.catalogue(), scenario.costs());
        Evidence then = new Evidence(
                machine(today.machine(), scenario),
                today.cabinetIndex(),
                catalogue,
                rates(today, scenario),
                today.positions(),
                today.elasticities(),
                today.companions());
        Planogram changed = Changes.apply(planogram, scenario.changes());
        Planogram priced = scenario.prices() == 1 ? changed : prices(changed, catalogue, scenario.prices());
        return new World(ValueModel.of(then, settings), priced);
    }

    private static Machine machine(Machine today, Scenario scenario) {
        if (scenario.intervalDays() == null) {
            return today;
        }
        Machine.Service service = new Machine.Service(
                scenario.intervalDays(),
                today.service().visitCost(),
                today.service().currency());
        return new Machine(today.id(), today.name(), today.venue(), today.zone(), service, today.planograms());
    }

    private static Catalogue costs(Catalogue today, double factor) {
        List<Product> products = today.products().stream()
                .map(product -> product.cost() == null
                        ? product
                        : product.withCost(Money.nearest(product.cost().toDouble() * factor)))
                .toList();
        return Catalogue.of(products);
    }

    private static Rates rates(Evidence today, Scenario scenario) {
        Map<String, ProductRate> rates = new HashMap<>();
        for (Product product : today.catalogue().products()) {
            double factor = scenario.demand() * scenario.demandByCategory().getOrDefault(product.category(), 1.0);
            rates.put(product.id(), scaled(today.rates().rate(product.id()), factor));
        }
        Rates old = today.rates();
        return old.with(rates, scaled(old.newcomer(), scenario.demand()));
    }

    private static ProductRate scaled(ProductRate rate, double factor) {
        return new ProductRate(rate.productId(), rate.shape(), rate.rateDays() / factor, rate.priorShare());
    }

    private static Planogram prices(Planogram planogram, Catalogue catalogue, double factor) {
        Planogram priced = planogram;
        for (Slot slot : planogram.slots()) {
            Facing facing = slot.facing();
            if (facing != null) {
                Money now = facing.price() == null
                        ? catalogue.get(facing.productId()).price()
                        : facing.price();
                priced = priced.with(slot.position(), facing.withPrice(Money.nearest(now.toDouble() * factor)));
            }
        }
        return priced;
    }
}
