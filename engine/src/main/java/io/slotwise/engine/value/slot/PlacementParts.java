package io.slotwise.engine.value.slot;

/**
 * What the worth of one placement is made of, in currency units a week.
 *
 * @param unitsPerWeek that shoppers would want of the product afterwards
 * @param product what the product would bring more than now, in a usual slot
 * @param position what this slot adds to that
 * @param incumbent what the product that gives up the slot brings less than now, usually negative
 * @param others what all other products win or lose, companions as well
 * @param move cost of the move
 */
public record PlacementParts(
        double unitsPerWeek, double product, double position, double incumbent, double others, double move) {
    static final PlacementParts NOTHING = new PlacementParts(0, 0, 0, 0, 0, 0);

    public double total() {
        return product + position + incumbent + others - move;
    }
}
