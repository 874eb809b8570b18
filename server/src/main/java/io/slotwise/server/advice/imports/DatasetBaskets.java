package io.slotwise.server.advice.imports;

import io.slotwise.engine.affinity.Baskets;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The baskets of all machines whose sales are at hand. */
public final class DatasetBaskets {
    private DatasetBaskets() {}

    /** The baskets, machine by machine in the order of their first sale. */
    public static Baskets of(List<Sale> sales) {
        Map<String, List<Sale>> byMachine =
                sales.stream().collect(Collectors.groupingBy(Sale::deviceId, LinkedHashMap::new, Collectors.toList()));
        return Baskets.of(byMachine.values().stream().map(SalesHistory::of).toList());
    }

    static boolean anyOfSeveralItems(Baskets baskets) {
        for (int basket = 0; basket < baskets.size(); basket++) {
            if (baskets.sizeOf(basket) > 1) {
                return true;
            }
        }
        return false;
    }
}
