package io.slotwise.engine.value.slot;

import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.week.Weeks;
import java.util.Arrays;

/** The scenes of all posterior draws, with what was worked out in them so far. For one thread. */
public final class Draws {
    final Scene[] scenes;
    private final Responses responses;
    private final double[][] now;
    private final double[] perMultiplier;
    private int product = Layout.NONE;

    Draws(Weeks weeks, Shelf from, Responses responses) {
        this.responses = responses;
        int draws = weeks.placementDraws();
        scenes = new Scene[draws];
        now = new double[draws][from.facings.length];
        perMultiplier = new double[draws];
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

    /** See {@link Scene#weightPerMultiplier}; quick for the same product again. */
    double weightPerMultiplier(int draw, int arriving) {
        if (product != arriving) {
            for (int i = 0; i < scenes.length; i++) {
                perMultiplier[i] = scenes[i].weightPerMultiplier(arriving);
            }
            product = arriving;
        }
        return perMultiplier[draw];
    }
}
