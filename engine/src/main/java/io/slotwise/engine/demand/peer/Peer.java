package io.slotwise.engine.demand.peer;

/**
 * A known method that forecasts one series from its own past alone: what a better one must beat. Each gives a
 * flat mean of units per day from the day after the last; the past begins with its first sale.
 */
public enum Peer {
    /** The mean of the last 7 days, which over a week is the seasonal naive forecast. */
    LAST_WEEK {
        @Override
        double ofDemand(int[] past) {
            return meanOfLast(past, 7);
        }
    },
    MEAN_28 {
        @Override
        double ofDemand(int[] past) {
            return meanOfLast(past, 28);
        }
    },
    MEAN_91 {
        @Override
        double ofDemand(int[] past) {
            return meanOfLast(past, 91);
        }
    },
    /** Croston 1972, both smoothed with α = 0.1. */
    CROSTON {
        @Override
        double ofDemand(int[] past) {
            return Intermittent.croston(past);
        }
    },
    /** Syntetos and Boylan 2005: Croston × (1 − α/2). */
    SBA {
        @Override
        double ofDemand(int[] past) {
            return Intermittent.croston(past) * (1 - Intermittent.ALPHA / 2);
        }
    },
    /** Teunter, Syntetos and Babai 2011, α = β = 0.1. */
    TSB {
        @Override
        double ofDemand(int[] past) {
            return Intermittent.teunterSyntetosBabai(past, Intermittent.ALPHA, Intermittent.ALPHA);
        }
    },
    /** Nikolopoulos and others 2011: smoothed at the mean interval between demands. */
    ADIDA {
        @Override
        double ofDemand(int[] past) {
            return Aggregation.adida(past);
        }
    },
    /** Petropoulos and Kourentzes 2015: averaged over all aggregations up to the mean interval. */
    IMAPA {
        @Override
        double ofDemand(int[] past) {
            return Aggregation.imapa(past);
        }
    };

    /**
     * Units per day to come.
     *
     * @param daily units of all days so far, oldest first; days before the first sale are not looked at
     * @return 0 where nothing ever sold
     */
    public double perDay(int[] daily) {
        int first = 0;
        while (first < daily.length && daily[first] == 0) {
            first++;
        }
        return first == daily.length ? 0 : ofDemand(java.util.Arrays.copyOfRange(daily, first, daily.length));
    }

    abstract double ofDemand(int[] past);

    private static double meanOfLast(int[] past, int window) {
        int from = Math.max(0, past.length - window);
        double sum = 0;
        for (int t = from; t < past.length; t++) {
            sum += past[t];
        }
        return sum / (past.length - from);
    }
}
