package io.slotwise.engine.demand.fleet;

/**
 * What is believed of one series while it is on offer: a Gamma distribution of its units per day.
 *
 * @param unitsPerDay the mean
 * @param shape about the number of recent sales that it rests on
 * @param priorShare how much of the mean rests on the prior, 0 to 1
 * @param offer chance that it is on offer now
 */
public record Belief(double unitsPerDay, double shape, double priorShare, double offer) {}
