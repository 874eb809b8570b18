/**
 * How often the analyses beyond one machine find what was planted in a truth fleet, and how often they speak up in one
 * where nothing was. Start with {@link io.slotwise.bench.insight.AnomalyRates}.
 */
@NullMarked
package io.slotwise.bench.insight;

import org.jspecify.annotations.NullMarked;
