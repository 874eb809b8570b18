package io.slotwise.testbed.world;

import io.slotwise.testbed.catalogue.VenueKind;
import io.slotwise.testbed.shopper.ShopperModel;
import io.slotwise.testbed.shopper.Tastes;
import java.util.Map;

/**
 * The people who pass by one machine.
 *
 * @param seed theirs alone
 * @param companions planted pairs: from the index of a product to the one taken with it
 * @param arrivalsPerWeek people who stop in a usual week, whether they buy or not
 * @param levelNoise as in {@link Knobs.Minds}
 */
record Crowd(
        long seed,
        VenueKind venue,
        Tastes tastes,
        ShopperModel model,
        Knobs.Baskets baskets,
        Map<Integer, Integer> companions,
        double arrivalsPerWeek,
        double levelNoise) {
    /** Share of shoppers who pay by card; only their items link into baskets. */
    static final double CARD = 0.65;

    Crowd with(Tastes newTastes) {
        return new Crowd(seed, venue, newTastes, model, baskets, companions, arrivalsPerWeek, levelNoise);
    }

    Crowd withArrivalsPerWeek(double arrivals) {
        return new Crowd(seed, venue, tastes, model, baskets, companions, arrivals, levelNoise);
    }
}
