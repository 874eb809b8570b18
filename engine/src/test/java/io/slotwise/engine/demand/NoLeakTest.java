package io.slotwise.engine.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.fleet.Simulated;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.engine.sales.StockEvent;
import io.slotwise.engine.sales.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever happens on the first day of the forecast or later, the forecast is the same to the last bit. */
class NoLeakTest {
    private static final int DAYS = 200;
    private static final LocalDate AS_OF = Simulated.START.plusDays(DAYS);
    private static final Map<String, List<Sale>> PAST = Simulated.fleet(5, 3, 5, DAYS);

    private static List<Object> everything(Map<String, MachineHistory> histories) {
        DemandForecaster forecaster = DemandForecaster.fit(histories, id -> id.equals("p1") ? "odd" : "", AS_OF);
        List<Object> all = new ArrayList<>();
        for (Level level : Level.values()) {
            all.addAll(forecaster.forecast(level, 7));
            all.addAll(forecaster.forecast(level, 28));
        }
        return all;
    }

    @Test
    void a_spike_of_sales_on_the_first_day_and_later_changes_nothing() {
        Map<String, List<Sale>> spiked = new TreeMap<>();
        PAST.forEach((id, sales) -> spiked.put(id, new ArrayList<>(sales)));
        for (int n = 0; n < 500; n++) {
            Objects.requireNonNull(spiked.get("m0")).add(Sale.of(AS_OF.plusDays(n % 5), "m0", "p" + n % 7));
        }
        assertThat(everything(Simulated.histories(spiked))).isEqualTo(everything(Simulated.histories(PAST)));
    }

    @Test
    void nor_do_stock_outs_counts_visits_planograms_and_weather_to_come() {
        Map<String, MachineHistory> known = Simulated.histories(PAST);
        Map<String, MachineHistory> later = new TreeMap<>(known);
        Position slot = Position.parse("A1");
        later.put(
                "m1",
                new MachineHistory(
                        SalesHistory.of(Objects.requireNonNull(PAST.get("m1"))),
                        List.of(new SlotChange(AS_OF, "m1", 0, slot, "p2", null, 9)),
                        List.of(
                                new StockEvent(AS_OF, null, "m1", 0, slot, StockEvent.Kind.STOCKOUT, 0),
                                new StockEvent(AS_OF.plusDays(2), null, "m1", 0, slot, StockEvent.Kind.READ, 0)),
                        List.of(new Visit(AS_OF, null, "m1", "routine", 10)),
                        List.of(new CalendarFact(AS_OF.plusDays(40), "", "temperature_c", 41))));
        assertThat(everything(later)).isEqualTo(everything(known));
    }
}
