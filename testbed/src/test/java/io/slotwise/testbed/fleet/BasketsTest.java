package io.slotwise.testbed.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.sales.Sale;
import io.slotwise.testbed.world.TrueMachine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Planted pairs are bought together, and nothing else is beyond chance. */
class BasketsTest {
    @Test
    void buyers_of_a_planted_product_often_take_its_companion() {
        TrueMachine machine = Fleets.machine("pairs", 0, 60);

        int a = 0;
        int both = 0;
        for (Set<String> basket : baskets(machine)) {
            for (Map.Entry<String, String> pair : machine.plantedPairs().entrySet()) {
                if (basket.contains(pair.getKey())) {
                    a++;
                    both += basket.contains(pair.getValue()) ? 1 : 0;
                }
            }
        }
        assertThat(machine.plantedPairs()).hasSize(6);
        assertThat(both / (double) a).isBetween(0.25, 0.5);
    }

    @Test
    void without_planted_pairs_as_many_pairs_repeat_as_chance_would_have_it() {
        TrueMachine machine = Fleets.machine("no-pairs", 0, 60);
        List<Set<String>> baskets =
                baskets(machine).stream().filter(basket -> basket.size() == 2).toList();
        Map<Set<String>, Integer> counts = new HashMap<>();
        Map<String, Integer> units = new HashMap<>();
        for (Set<String> basket : baskets) {
            counts.merge(basket, 1, Integer::sum);
            basket.forEach(product -> units.merge(product, 1, Integer::sum));
        }

        double total = 2.0 * baskets.size();
        double squares = units.values().stream()
                .mapToDouble(n -> n / total * (n / total))
                .sum();
        double fourth =
                units.values().stream().mapToDouble(n -> Math.pow(n / total, 4)).sum();
        double sameByChance = 2 * (squares * squares - fourth) / Math.pow(1 - squares, 2);
        double pairsOfBaskets = baskets.size() * (baskets.size() - 1.0) / 2;
        double repeats =
                counts.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();

        assertThat(machine.plantedPairs()).isEmpty();
        assertThat(repeats).isCloseTo(sameByChance * pairsOfBaskets, Percentage.withPercentage(25));
    }

    @Test
    void cash_buys_single_items_that_link_to_nothing() {
        TrueMachine machine = Fleets.machine("pairs", 0, 8);

        assertThat(machine.past().sales())
                .filteredOn(sale -> sale.payment() == Sale.Payment.CASH)
                .isNotEmpty()
                .allMatch(sale -> sale.transactionId() == null);
    }

    private static List<Set<String>> baskets(TrueMachine machine) {
        Collection<Set<String>> baskets = machine.past().sales().stream()
                .filter(sale -> sale.transactionId() != null)
                .collect(Collectors.groupingBy(
                        sale -> String.valueOf(sale.transactionId()),
                        Collectors.mapping(Sale::productId, Collectors.toCollection(HashSet::new))))
                .values()
                .stream()
                .map(basket -> (Set<String>) basket)
                .toList();
        return new ArrayList<>(baskets);
    }
}
