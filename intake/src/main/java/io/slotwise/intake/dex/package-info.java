/**
 * DEX audits (EVA-DTS text): what a machine's own counters say.
 *
 * <p>Counters hold units and money by selection; they hold no baskets and no times of sales. May use {@code csv} (for
 * errors and texts), {@code report}, {@code selection} and the nouns above. Start with
 * {@link io.slotwise.intake.dex.DexFile}, then {@link io.slotwise.intake.dex.DexDifference}.
 */
@NullMarked
package io.slotwise.intake.dex;

import org.jspecify.annotations.NullMarked;
