package io.slotwise.engine.value.learn;

import io.slotwise.engine.affinity.Affinity;
import io.slotwise.engine.affinity.AffinitySettings;
import io.slotwise.engine.affinity.Baskets;
import io.slotwise.engine.demand.Rates;
import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.value.evidence.Companions;
import io.slotwise.engine.value.evidence.Elasticities;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.zones.PositionEffects;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a fleet's past says about its machines: how shoppers react, what rows and columns do, what is thought of each
 * product. With it and a machine's own past comes the evidence that the value model judges by. Immutable.
 */
public final class FleetKnowledge {
    /** How far back the past counts. */
    public static final int WINDOW_DAYS = 280;

    /** What is known where no machine was ever seen. */
    public static final FleetKnowledge NONE = of(List.of(), Catalogue.of(List.of()));

    /** Position effects differ from machine to machine by this much beyond what heights explain. */
    private static final double OWN_POSITION_SD = 0.06;

    private static final double NEWCOMER_SHAPE = 2;

    private final PositionKeys keys;
    private final Common common;
    private final Map<String, Double> popularity = new HashMap<>();
    private final Map<String, Double> kind = new HashMap<>();
    private final double usual;
    private final List<Companions> companions;

    private FleetKnowledge(List<Past> fleet, Catalogue catalogue) {
        Index products = new Index(catalogue);
        PositionKeys all = new PositionKeys();
        List<MachineFit> machines = new ArrayList<>();
        for (Past past : fleet) {
            all = all.with(past.machine());
            Cells cells = new Cells(new SlotTimes(past, WINDOW_DAYS), all, products);
            machines.add(new MachineFit(cells, products.category, products.kinds.size()));
        }
        keys = all;
        common = new Common(keys, catalogue.size());
        FleetFit fit = FleetFit.of(machines, products.category, products.kinds.size(), common);
        usual = fit.usual;
        for (int p = 0; p < catalogue.size(); p++) {
            popularity.put(products.ids.get(p), common.popularity[p]);
        }
        for (int c = 0; c < products.kinds.size(); c++) {
            kind.put(products.kinds.get(c), fit.kind[c]);
        }
        companions = companions(fleet);
    }

    /** Learns from all machines together. About a second for a hundred machines and half a year. */
    public static FleetKnowledge of(List<Past> fleet, Catalogue catalogue) {
        return new FleetKnowledge(fleet, catalogue);
    }

    /**
     * The evidence on one cabinet of a machine, which need not be one of those that were learnt from: its own past
     * counts up to its last day. A few milliseconds.
     */
    public Evidence evidence(Past own, int cabinetIndex, Catalogue catalogue) {
        return new Evidence(
                own.machine(),
                cabinetIndex,
                catalogue,
                rates(own, catalogue),
                positions(own.machine().planogram(cabinetIndex).cabinet()),
                elasticities(),
                companions);
    }

    /** Products that are bought together beyond chance anywhere in the fleet. */
    private static List<Companions> companions(List<Past> fleet) {
        List<SalesHistory> sales = new ArrayList<>();
        for (Past past : fleet) {
            LocalDate last = past.history().sales().lastDay();
            if (last != null) {
                sales.add(past.history().salesSince(last.minusDays(WINDOW_DAYS)).sales());
            }
        }
        return Companions.of(Affinity.find(Baskets.of(sales), AffinitySettings.DEFAULT));
    }

    /** How shoppers react, as learnt. */
    public Elasticities elasticities() {
        return common.elasticities();
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
        double sd = Math.sqrt(common.variance(number) + OWN_POSITION_SD * OWN_POSITION_SD);
        return new PositionEffects.Effect(common.place[number], Math.min(sd, prior.logSd() + OWN_POSITION_SD));
    }

    private Rates rates(Past own, Catalogue catalogue) {
        Index products = new Index(catalogue);
        PositionKeys ownKeys = keys.with(own.machine());
        Common shared = common.on(ownKeys, popularity(catalogue));
        MachineFit fit = new MachineFit(
                new Cells(new SlotTimes(own, WINDOW_DAYS), ownKeys, products),
                products.category,
                products.kinds.size());
        fit.settle(shared);
        return new Today(own.machine(), products, shared, fit).rates(NEWCOMER_SHAPE, usual);
    }

    private double[] popularity(Catalogue catalogue) {
        return catalogue.products().stream()
                .mapToDouble(
                        product -> popularity.getOrDefault(product.id(), kind.getOrDefault(product.category(), usual)))
                .toArray();
    }

    /** The products of a catalogue by number, and their categories. */
    static final class Index implements Cells.ProductIndex {
        final List<String> ids;
        final int[] category;
        final List<String> kinds = new ArrayList<>();
        private final double[] listPrice;
        private final Map<String, Integer> numbers = new HashMap<>();

        Index(Catalogue catalogue) {
            ids = catalogue.products().stream().map(Product::id).toList();
            category = new int[ids.size()];
            listPrice = new double[ids.size()];
            Map<String, Integer> kindNumbers = new HashMap<>();
            for (Product product : catalogue.products()) {
                int number = numbers.size();
                numbers.put(product.id(), number);
                category[number] = kindNumbers.computeIfAbsent(product.category(), this::newKind);
                listPrice[number] = product.price().toDouble();
            }
        }

        private int newKind(String name) {
            kinds.add(name);
            return kinds.size() - 1;
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
