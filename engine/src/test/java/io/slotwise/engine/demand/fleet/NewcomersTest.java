package io.slotwise.engine.demand.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Products that a machine never had, on fleets whose true rates are known. */
class NewcomersTest {
    private static final int MACHINES = 12;
    private static final int PRODUCTS = 20;
    private static final int DAYS = 150;

    /** Machine m sells everything (1 + m ÷ 4) times as well; products differ by up to five times; log-normal tastes. */
    private record World(Panel panel, double[][] rate) {
        static World of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] rate = new double[MACHINES][PRODUCTS];
            Map<String, MachineHistory> histories = new TreeMap<>();
            for (int m = 0; m < MACHINES; m++) {
                List<Sale> sales = new ArrayList<>();
                for (int p = 0; p < PRODUCTS; p++) {
                    double taste = Math.exp(0.5 * random.nextGaussian());
                    rate[m][p] = 0.1 * (1 + m / 4.0) * Math.pow(5, p / (double) PRODUCTS) * taste;
                    if (!missing(m, p)) {
                        sell(sales, random, m, p, rate[m][p]);
                    }
                }
                histories.put(id(m), MachineHistory.of(SalesHistory.of(sales)));
            }
            return new World(Panel.of(histories, unused -> "any", Simulated.START.plusDays(DAYS)), rate);
        }

        static boolean missing(int machine, int product) {
            return (machine + product) % 5 == 0;
        }

        private static void sell(List<Sale> sales, SplittableRandom random, int machine, int product, double rate) {
            for (int t = 0; t < DAYS; t++) {
                for (int n = Simulated.poisson(random, rate); n > 0; n--) {
                    sales.add(Sale.of(Simulated.START.plusDays(t), id(machine), "p" + product));
                }
            }
        }

        static String id(int machine) {
            return "m" + (char) ('a' + machine);
        }
    }

    @Test
    void draws_a_newcomer_between_the_average_slot_and_what_it_sells_elsewhere_and_beats_both() {
        double ofModel = 0;
        double ofAverageSlot = 0;
        double ofFleet = 0;
        for (int seed = 1; seed <= 5; seed++) {
            World world = World.of(seed);
            FleetModel model = FleetModel.fit(world.panel);
            for (int m = 0; m < MACHINES; m++) {
                for (int p = 0; p < PRODUCTS; p++) {
                    if (World.missing(m, p)) {
                        double truth = Math.log(world.rate[m][p]);
                        ofModel += square(Math.log(model.newcomerPerDay(m, "p" + p, "any")) - truth);
                        ofAverageSlot += square(Math.log(model.usualPerDay(m)) - truth);
                        ofFleet += square(Math.log(model.usualPerDay(-1)) - truth);
                    }
                }
            }
        }
        assertThat(ofModel).isLessThan(0.75 * ofAverageSlot).isLessThan(0.75 * ofFleet);
    }

    @Test
    void expects_the_fleets_average_slot_of_a_stranger_on_a_stranger() {
        FleetModel model = FleetModel.fit(World.of(1).panel);
        double stranger = model.newcomerPerDay(-1, "nobody knows it", "nor its kind");
        assertThat(stranger).isCloseTo(model.usualPerDay(-1), within(0.15 * model.usualPerDay(-1)));
    }

    @Test
    void explains_a_product_on_a_machine_by_the_other_machines_alone() {
        World world = World.of(2);
        FleetModel model = FleetModel.fit(world.panel);
        double best = model.newcomerPerDay(0, "p19", "any");
        double worst = model.newcomerPerDay(0, "p1", "any");
        assertThat(best).isGreaterThan(1.2 * worst);
    }

    @Test
    void knows_no_better_than_a_usual_slot_where_nothing_ever_sold() {
        Panel empty = Panel.of(Map.of("m", MachineHistory.NONE), unused -> "", Simulated.START);
        assertThat(FleetModel.fit(empty).newcomerPerDay(0, "p", "")).isCloseTo(0.2, within(0.05));
    }

    private static double square(double error) {
        return error * error;
    }
}
