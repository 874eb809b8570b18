package io.slotwise.engine.zones;

/**
 * A product's time in one slot of one machine.
 *
 * @param machine a number that stands for the machine
 * @param exposure what the machine sold in all while it stood there: days, weighted by how busy they were
 * @param days how long it stood there
 */
record Stay(int machine, String product, int row, int column, double exposure, int days, int units) {}
