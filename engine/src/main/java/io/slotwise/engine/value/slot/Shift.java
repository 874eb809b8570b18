package io.slotwise.engine.value.slot;

import io.slotwise.engine.value.choice.Layout;

/** What one changed slot does to the choice within the categories concerned and on the machine. */
final class Shift {
    private final Scene scene;
    private final int product;
    private final int incumbent;
    private final int nest;
    private final int otherNest;
    private final double nestFactor;
    private final double otherNestFactor;
    private final double machineFactor;

    /** @param arriving what is served of the product's attraction afterwards */
    Shift(Scene scene, int product, double arriving, Leaving leaving) {
        this.scene = scene;
        this.product = product;
        incumbent = leaving.product;
        int[] nests = scene.layout.nest;
        nest = nests[product];
        otherNest = incumbent == Layout.NONE ? nest : nests[incumbent];
        boolean alike = nest == otherNest;
        double sum = scene.nestSum[nest] + arriving - scene.served[product] + (alike ? leaving.change : 0);
        nestFactor = scene.market.nestFactor(nest, sum);
        otherNestFactor = alike ? nestFactor : leaving.nestFactor;
        double total = scene.total - scene.nestSum[nest] * scene.nestFactor[nest] + sum * nestFactor;
        machineFactor = scene.market.machineFactor(alike ? total : total + leaving.totalChange);
    }

    double arrivingFactor() {
        return nestFactor * machineFactor;
    }

    double leavingFactor() {
        return otherNestFactor * machineFactor;
    }

    /** What the choice makes of the demand for a product. */
    double factor(int other) {
        int c = scene.layout.nest[other];
        double within = c == nest ? nestFactor : c == otherNest ? otherNestFactor : scene.nestFactor[c];
        return within * machineFactor;
    }

    /** Money a week that all other products win or lose. */
    double others(Responses responses) {
        double slope = responses.nestSlope[nest] - responses.slope[product];
        double bend = responses.nestBend[nest] - responses.bend[product];
        double restSlope = responses.allSlope - responses.nestSlope[nest];
        double restBend = responses.allBend - responses.nestBend[nest];
        double change = 0;
        double machine = machineFactor * scene.inverseMachineFactor;
        if (incumbent != Layout.NONE && nest == otherNest) {
            slope -= responses.slope[incumbent];
            bend -= responses.bend[incumbent];
        } else if (incumbent != Layout.NONE) {
            double x = machine * otherNestFactor * scene.inverseNestFactor[otherNest] - 1;
            change += x
                    * (responses.nestSlope[otherNest]
                            - responses.slope[incumbent]
                            + x * (responses.nestBend[otherNest] - responses.bend[incumbent]));
            restSlope -= responses.nestSlope[otherNest];
            restBend -= responses.nestBend[otherNest];
        }
        double x = machine * nestFactor * scene.inverseNestFactor[nest] - 1;
        double rest = machine - 1;
        return change + x * (slope + x * bend) + rest * (restSlope + rest * restBend);
    }
}
