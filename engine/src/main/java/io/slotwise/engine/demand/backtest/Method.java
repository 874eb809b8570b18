package io.slotwise.engine.demand.backtest;

import io.slotwise.engine.demand.fleet.FleetModel;
import io.slotwise.engine.demand.fleet.Forecasts;
import io.slotwise.engine.demand.fleet.Groups;
import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.fleet.Panel;
import io.slotwise.engine.demand.peer.Peer;
import java.util.EnumMap;
import java.util.Map;

/** A way to forecast that the back-test can judge. */
public interface Method {
    /** The name of {@link #fleet}. */
    String FLEET = "slotwise";

    String name();

    /** Learns from a past; asked once at each origin. */
    Fitted fit(Panel past);

    /** What a method has learnt from a past. */
    interface Fitted {
        /** The units of the days right after the past's last. */
        Forecasts forecast(int horizonDays);
    }

    /** Our own. */
    static Method fleet() {
        return named(FLEET, past -> {
            FleetModel model = FleetModel.fit(past);
            return model::forecast;
        });
    }

    /** A peer, applied to the sums of every level. */
    static Method of(Peer peer) {
        return named(peer.name(), past -> {
            Map<Level, double[]> perDay = new EnumMap<>(Level.class);
            for (Level level : Level.values()) {
                perDay.put(level, perDay(peer, Groups.of(past, level).units(past)));
            }
            return horizonDays -> new Forecasts(times(perDay, horizonDays), Map.of());
        });
    }

    private static double[] perDay(Peer peer, int[][] units) {
        double[] perDay = new double[units.length];
        for (int g = 0; g < perDay.length; g++) {
            perDay[g] = peer.perDay(units[g]);
        }
        return perDay;
    }

    private static Map<Level, double[]> times(Map<Level, double[]> perDay, int days) {
        Map<Level, double[]> means = new EnumMap<>(Level.class);
        perDay.forEach((level, rates) -> means.put(
                level, java.util.Arrays.stream(rates).map(rate -> rate * days).toArray()));
        return means;
    }

    private static Method named(String name, java.util.function.Function<Panel, Fitted> learn) {
        return new Method() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Fitted fit(Panel past) {
                return learn.apply(past);
            }
        };
    }
}
