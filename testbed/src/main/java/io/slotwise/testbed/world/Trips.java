package io.slotwise.testbed.world;

import io.slotwise.testbed.shopper.Draws;
import io.slotwise.testbed.shopper.Shelf;
import io.slotwise.testbed.shopper.ShopperModel;
import io.slotwise.testbed.shopper.Tastes;
import io.slotwise.testbed.shopper.WishList;
import java.util.Arrays;

/** People's trips to one machine in order of time, with all that they wish for; to be served at any shelf. */
final class Trips {
    /** Is told of every unit that leaves the machine. */
    @FunctionalInterface
    interface Till {
        void sold(int place, int product);
    }

    private static final int START = 1 << 8;
    private static final double THIRD_AFTER_SECOND = 0.15;
    private static final int PAYMENT = 1;
    private static final int MORE = 2;
    private static final int COMPANY = 3;
    private static final int ERRAND = 16;

    private final Crowd crowd;
    private final WishList wishes = new WishList();
    private int[] firstErrand = new int[START];
    private float[] company = new float[START];
    private int size;

    Trips(Crowd crowd) {
        this.crowd = crowd;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
        wishes.clear();
    }

    static boolean paysByCard(long seed) {
        return Draws.uniform(seed, PAYMENT) < Crowd.CARD;
    }

    /** One more person, all of whom follows from the seed. */
    void add(long seed, int hour, Tastes tastes) {
        if (size + 1 >= firstErrand.length) {
            firstErrand = Arrays.copyOf(firstErrand, 2 * firstErrand.length);
            company = Arrays.copyOf(company, 2 * company.length);
        }
        boolean card = paysByCard(seed);
        firstErrand[size] = wishes.errands();
        company[size] = card ? (float) Draws.uniform(seed, COMPANY) : 1;
        int errands = card ? 1 + furtherItems(Draws.uniform(seed, MORE)) : 1;
        for (int i = 0; i < errands; i++) {
            crowd.model()
                    .wish(
                            new ShopperModel.Errand(Draws.seed(seed, ERRAND + i), Tastes.partOfDay(hour)),
                            tastes,
                            wishes);
        }
        size++;
        firstErrand[size] = wishes.errands();
    }

    /** Lets the person of that index take what they take. */
    void serve(int trip, Shelf shelf, Till till) {
        for (int errand = firstErrand[trip]; errand < firstErrand[trip + 1]; errand++) {
            int product = crowd.model().choose(wishes, errand, shelf);
            if (product != ShopperModel.NOTHING) {
                till.sold(shelf.take(product), product);
                if (errand == firstErrand[trip]
                        && company[trip] < crowd.baskets().chance()) {
                    serveCompanion(product, shelf, till);
                }
            }
        }
    }

    private void serveCompanion(int product, Shelf shelf, Till till) {
        Integer companion = crowd.companions().get(product);
        if (companion != null && shelf.seen(companion) > 0) {
            till.sold(shelf.take(companion), companion);
        }
    }

    private int furtherItems(double uniform) {
        double second = crowd.baskets().secondItem();
        if (uniform >= second) {
            return 0;
        }
        return uniform < second * THIRD_AFTER_SECOND ? 2 : 1;
    }
}
