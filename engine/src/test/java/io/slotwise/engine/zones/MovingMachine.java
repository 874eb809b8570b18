package io.slotwise.engine.zones;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.sales.SlotChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/** A made-up machine of which the effect of each row is known, and whose products change places now and then. */
final class MovingMachine {
    static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 6);
    static final int COLUMNS = 8;

    private final double[] rowLog;
    private final int days;
    private final int stayDays;
    private final SplittableRandom random;
    private final List<Sale> sales = new ArrayList<>();
    private final List<SlotChange> changes = new ArrayList<>();

    private MovingMachine(double[] rowLog, int days, int stayDays, long seed) {
        this.rowLog = rowLog;
        this.days = days;
        this.stayDays = stayDays;
        random = new SplittableRandom(seed);
    }

    /** Products are shuffled over all slots every so many days. */
    static ZoneMaps.Seen moving(double[] rowLog, int days, int stayDays, long seed) {
        MovingMachine machine = new MovingMachine(rowLog, days, stayDays, seed);
        List<Integer> order = machine.products();
        for (int day = 0; day < days; day += stayDays) {
            Collections.shuffle(order, new java.util.Random(machine.random.nextLong()));
            machine.live(order, day);
        }
        return machine.seen();
    }

    /** Nothing ever moves, and what sells best stands on top. */
    static ZoneMaps.Seen still(double[] rowLog, int days, long seed) {
        MovingMachine machine = new MovingMachine(rowLog, days, days, seed);
        machine.live(machine.products(), 0);
        return machine.seen();
    }

    static Cabinet cabinet(int rows) {
        return Cabinet.of(0, "", rows, COLUMNS, Temperature.AMBIENT);
    }

    private List<Integer> products() {
        return new ArrayList<>(
                IntStream.range(0, rowLog.length * COLUMNS).boxed().toList());
    }

    private void live(List<Integer> order, int from) {
        for (int slot = 0; slot < order.size(); slot++) {
            Position position = new Position(slot / COLUMNS, slot % COLUMNS);
            String product = "p%03d".formatted(order.get(slot));
            changes.add(new SlotChange(FIRST_DAY.plusDays(from), "m", 0, position, product, null, null));
            double rate = Math.exp(rowLog[position.row()]) * appeal(order.get(slot));
            for (int day = from; day < Math.min(days, from + stayDays); day++) {
                double busy = 1 + 0.5 * Math.sin(day / 58.0);
                sell(position, product, day, PoissonDistribution.of(rate * busy));
            }
        }
    }

    private double appeal(int product) {
        return 0.9 * Math.exp(-product / 20.0) + 0.05;
    }

    private void sell(Position position, String product, int day, PoissonDistribution units) {
        int quantity = units.inverseCumulativeProbability(random.nextDouble());
        if (quantity > 0) {
            sales.add(new Sale(
                    FIRST_DAY.plusDays(day),
                    null,
                    "m",
                    0,
                    position,
                    product,
                    quantity,
                    Money.of("2.00"),
                    null,
                    Sale.Payment.UNKNOWN));
        }
    }

    private ZoneMaps.Seen seen() {
        MachineHistory history = new MachineHistory(SalesHistory.of(sales), changes, List.of(), List.of(), List.of());
        return new ZoneMaps.Seen(history, 0, cabinet(rowLog.length));
    }
}
