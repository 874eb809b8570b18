/**
 * What Claude costs and what may still be spent: price rows, tiers and limits, and the ledger of holds and spending.
 *
 * <p>Knows only {@code call}. Money is in nano-dollars, billionths of a US dollar, as {@code long}. Every attempt is
 * held at its worst case before it is sent and settled once afterwards; both go through a
 * {@link io.slotwise.llm.cost.LedgerStore}, which changes all scopes of a hold together or none. Start with
 * {@code LedgerStore}, then {@code Ledger} and {@code PriceTable}.
 */
@NullMarked
package io.slotwise.llm.cost;

import org.jspecify.annotations.NullMarked;
