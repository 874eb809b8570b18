package io.slotwise.engine.value.slot;

import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.week.Weeks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The scenes of all posterior draws, with what was worked out in them so far. For one thread. */
public final class Draws {
    final Scene[] scenes;
    private final Responses responses;
    private final double[][] now;
    private final Sizes sizes;
    private final @Nullable Arriving[] arriving;

    Draws(Weeks weeks, Shelf from, Responses responses, Sizes sizes) {
        this.responses = responses;
        int draws = weeks.placementDraws();
        scenes = new Scene[draws];
        now = new double[draws][from.facings.length];
        this.sizes = sizes;
        arriving = new Arriving[draws];
        for (int draw = 0; draw < draws; draw++) {
            scenes[draw] = new Scene(weeks.placementDraw(draw), from);
            Arrays.fill(now[draw], Double.NaN);
        }
    }

    /** Money a week of a product that stands, as it stands. */
    double now(int draw, int standing) {
        if (Double.isNaN(now[draw][standing])) {
            now[draw][standing] = scenes[draw].moneyNow(standing, responses.credit[standing]);
        }
        return now[draw][standing];
    }

    /** A product on its way in; quick for the same product again. */
    Arriving arriving(int draw, int product) {
        Arriving known = arriving[draw];
        if (known == null || known.product() != product) {
            known = Arriving.quick(scenes[draw], product, sizes);
            arriving[draw] = known;
        }
        return known;
    }
}
