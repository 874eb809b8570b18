package io.slotwise.engine.value.learn;

import io.slotwise.engine.value.evidence.Elasticities.Estimate;

/**
 * What is believed of the share of a removed product's units that leaves the machine, given how much of a change in a
 * category the rest of the category takes up. Shoppers who would take another of its kind would mostly take something else
 * as well, so more room within the category speaks for a smaller loss. Less room than usual speaks for nothing: needs may
 * cross categories. The share itself shows only in the machine's level, which is too noisy to teach it.
 */
final class LostShare {
    /** What simulated shoppers of whom much is lost leave to the rest of a category, as the fleet fit sees it. */
    private static final double USUAL_ROOM = 0.235;

    /** How much it differs between kinds of shoppers. */
    private static final double ROOM_SD = 0.04;

    /** How much the logit of the share falls with the room. */
    private static final double PER_ROOM = 11;

    /** As far as it was ever seen to go. */
    private static final double MOST_ROOM = 0.1;

    private LostShare() {}

    /**
     * The logit of the share.
     *
     * @param before what is believed of it while nothing is known
     * @param room the fleet's
     * @param roomBefore what was believed of the room before the fleet was seen
     */
    static Estimate given(Estimate before, Estimate room, Estimate roomBefore) {
        double precisionBefore = 1 / (roomBefore.sd() * roomBefore.sd());
        double seen = 1 / (room.sd() * room.sd()) - precisionBefore;
        if (!(seen > 0)) {
            return before;
        }
        double roomSeen = (room.mean() * (seen + precisionBefore) - roomBefore.mean() * precisionBefore) / seen;
        double trust = ROOM_SD * ROOM_SD * seen / (1 + ROOM_SD * ROOM_SD * seen);
        double more = Math.clamp(trust * (roomSeen - USUAL_ROOM), 0, MOST_ROOM);
        return new Estimate(before.mean() - PER_ROOM * more, before.sd());
    }
}
