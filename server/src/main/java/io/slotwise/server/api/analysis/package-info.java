/**
 * Routes for one question about a machine or a fleet: score, prediction, zones, affinities, demand, venue, rules, insight.
 *
 * <p>Each reads with {@code api.read}, asks one use case of {@code advice} and adds Claude's words through
 * {@link io.slotwise.server.api.Explaining}. Start with {@link io.slotwise.server.api.analysis.PredictionRoutes}.
 */
@NullMarked
package io.slotwise.server.api.analysis;

import org.jspecify.annotations.NullMarked;
