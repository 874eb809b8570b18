package io.slotwise.engine.value.learn;

import io.slotwise.engine.demand.ProductRate;
import io.slotwise.engine.demand.Rates;
import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.value.Elasticities;
import io.slotwise.engine.value.Evidence;
import io.slotwise.engine.zones.PositionEffects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a fleet's past says about each of its machines: the evidence that the value model judges by. Immutable. */
public final class FleetKnowledge {
    /** How far back the past counts. */
    public static final int WINDOW_DAYS = 280;

    /** Position effects differ from machine to machine by this much beyond what heights explain. */
    private static final double OWN_POSITION_SD = 0.06;

    private static final double LEAST_LEVEL_SD = 0.04;
    private static final double NEWCOMER_SHAPE = 2;

    private final List<Past> fleet;
    private final Catalogue catalogue;
    private final Index products;
    private final PositionKeys keys;
    private final FleetFit fit;

    private FleetKnowledge(List<Past> fleet, Catalogue catalogue) {
        this.fleet = List.copyOf(fleet);
        this.catalogue = catalogue;
        products = new Index(catalogue);
        keys = new PositionKeys(fleet);
        Cells cells = new Cells();
        for (int machine = 0; machine < fleet.size(); machine++) {
            cells.add(machine, new SlotTimes(fleet.get(machine), WINDOW_DAYS), keys, products);
        }
        fit = new FleetFit(cells, fleet.size(), products.category, products.categories, keys);
    }

    /** Learns from all machines together. About a second for a hundred machines and half a year. */
    public static FleetKnowledge of(List<Past> fleet, Catalogue catalogue) {
        return new FleetKnowledge(fleet, catalogue);
    }

    /**
     * The evidence on one cabinet.
     *
     * @throws IllegalArgumentException if the fleet has no such machine
     */
    public Evidence evidence(String deviceId, int cabinetIndex) {
        int machine = indexOf(deviceId);
        Machine standing = fleet.get(machine).machine();
        return new Evidence(
                standing,
                cabinetIndex,
                catalogue,
                rates(machine),
                positions(standing.planogram(cabinetIndex).cabinet()),
                fit.elasticities());
    }

    /** How shoppers react, as learnt. */
    public Elasticities elasticities() {
        return fit.elasticities();
    }

    /** What rows and columns of a cabinet do, as learnt. */
    public PositionEffects positions(Cabinet cabinet) {
        PositionEffects prior = PositionEffects.prior(cabinet);
        List<PositionEffects.Effect> rows = IntStream.range(0, cabinet.rows().size())
                .mapToObj(row -> learnt(keys.row(cabinet, row), prior.rows().get(row)))
                .toList();
        List<PositionEffects.Effect> columns = IntStream.range(0, cabinet.columns())
                .mapToObj(column ->
                        learnt(keys.column(cabinet, column), prior.columns().get(column)))
                .toList();
        double share = IntStream.range(0, rows.size())
                .mapToDouble(row -> Math.min(
                        1,
                        Math.pow(rows.get(row).logSd() / prior.rows().get(row).logSd(), 2)))
                .average()
                .orElse(1);
        return new PositionEffects(rows, columns, share);
    }

    private PositionEffects.Effect learnt(int number, PositionEffects.Effect prior) {
        if (number < 0) {
            return prior;
        }
        double sd = Math.sqrt(fit.covariance[number][number] + OWN_POSITION_SD * OWN_POSITION_SD);
        return new PositionEffects.Effect(fit.effect[number], Math.min(sd, prior.logSd() + OWN_POSITION_SD));
    }

    private int indexOf(String deviceId) {
        for (int machine = 0; machine < fleet.size(); machine++) {
            if (fleet.get(machine).machine().id().equals(deviceId)) {
                return machine;
            }
        }
        throw new IllegalArgumentException("The device (%s) is not in the fleet.".formatted(deviceId));
    }

    private Rates rates(int machine) {
        int count = catalogue.size();
        int[] facings = new int[count];
        double[] multiplier = new double[count];
        double[] logPrice = new double[count];
        double usual = survey(machine, facings, multiplier, logPrice);
        Map<String, ProductRate> rates = HashMap.newHashMap(count);
        for (int p = 0; p < count; p++) {
            double attraction = facings[p] == 0
                    ? usual
                    : Math.pow(facings[p], fit.facings())
                            * (multiplier[p] / facings[p])
                            * Math.exp(-fit.price() * logPrice[p] / facings[p]);
            String id = products.ids.get(p);
            rates.put(id, rate(machine, p, id, attraction * fit.levelNow[machine]));
        }
        double noise = 1 / Math.max(1, fit.levelUnits[machine]);
        double levelSd = Math.sqrt(LEAST_LEVEL_SD * LEAST_LEVEL_SD + noise);
        double mean = usual * fit.levelNow[machine];
        return new Rates(
                rates, new ProductRate("?", NEWCOMER_SHAPE, NEWCOMER_SHAPE / mean, 1), fit.dispersion, levelSd);
    }

    private ProductRate rate(int machine, int product, String id, double factor) {
        int at = machine * catalogue.size() + product;
        return new ProductRate(
                id,
                fit.likingShape[at],
                fit.likingRate[at] / (factor * fit.favour(at)),
                Math.min(1, fit.likingPriorRate[at] / fit.likingRate[at]));
    }

    /** Counts what stands on a machine; the answer is the multiplier of a usual slot. */
    private double survey(int machine, int[] facings, double[] multiplier, double[] logPrice) {
        double sum = 0;
        int slots = 0;
        for (Planogram planogram : fleet.get(machine).machine().planograms()) {
            Cabinet cabinet = planogram.cabinet();
            for (Slot slot : planogram.slots()) {
                double own = Math.exp(fit.effect[
                                keys.row(cabinet, slot.position().row())]
                        + fit.effect[keys.column(cabinet, slot.position().column())]);
                sum += own;
                slots++;
                Facing facing = slot.facing();
                int product = products.of(facing == null ? null : facing.productId());
                if (facing != null && product >= 0) {
                    facings[product]++;
                    multiplier[product] += own;
                    double list = products.listPrice(product);
                    double asked =
                            facing.price() == null ? list : facing.price().toDouble();
                    logPrice[product] += asked > 0 && list > 0 ? Math.log(asked / list) : 0;
                }
            }
        }
        return sum / slots;
    }

    private static final class Index implements Cells.ProductIndex {
        final List<String> ids;
        final int[] category;
        final int categories;
        private final double[] listPrice;
        private final Map<String, Integer> numbers = new HashMap<>();

        Index(Catalogue catalogue) {
            ids = catalogue.products().stream().map(Product::id).toList();
            category = new int[ids.size()];
            listPrice = new double[ids.size()];
            Map<String, Integer> kinds = new HashMap<>();
            for (Product product : catalogue.products()) {
                int number = numbers.size();
                numbers.put(product.id(), number);
                category[number] = kinds.computeIfAbsent(product.category(), unseen -> kinds.size());
                listPrice[number] = product.price().toDouble();
            }
            categories = kinds.size();
        }

        @Override
        public int of(@Nullable String productId) {
            return productId == null ? -1 : numbers.getOrDefault(productId, -1);
        }

        @Override
        public double listPrice(int product) {
            return listPrice[product];
        }
    }
}
