package io.slotwise.engine.demand.backtest;

import io.slotwise.engine.demand.fleet.Forecasts;
import io.slotwise.engine.demand.fleet.Groups;
import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.fleet.Panel;
import io.slotwise.engine.demand.peer.Peer;
import java.util.EnumMap;
import java.util.Map;

/** A way to forecast that the back-test can judge. */
public interface Method {
    String name();

    /** The units of the days right after the panel's last. */
    Forecasts forecast(Panel past, int horizonDays);

    /** A peer, applied to the sums of every level. */
    static Method of(Peer peer) {
        return new Method() {
            @Override
            public String name() {
                return peer.name();
            }

            @Override
            public Forecasts forecast(Panel past, int horizonDays) {
                Map<Level, double[]> means = new EnumMap<>(Level.class);
                for (Level level : Level.values()) {
                    int[][] units = Groups.of(past, level).units(past);
                    double[] mean = new double[units.length];
                    for (int g = 0; g < mean.length; g++) {
                        mean[g] = peer.perDay(units[g]) * horizonDays;
                    }
                    means.put(level, mean);
                }
                return new Forecasts(means, Map.of());
            }
        };
    }
}
