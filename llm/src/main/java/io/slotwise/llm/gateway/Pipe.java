package io.slotwise.llm.gateway;

import io.slotwise.llm.call.upstream.Claude;
import io.slotwise.llm.cost.Hold;
import io.slotwise.llm.cost.Ledger;
import io.slotwise.llm.cost.PriceTable;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.cost.UsageRow.Certainty;
import io.slotwise.llm.resilience.Ticker;
import io.slotwise.llm.token.TokenEstimator;
import java.util.function.Consumer;

/** What every attempt needs of the pipe. */
record Pipe(
        Claude claude,
        Ledger ledger,
        PriceTable prices,
        TokenEstimator tokens,
        Shapes shapes,
        Prefixes prefixes,
        Ticker ticker,
        Consumer<UsageRow> recorded,
        Consumer<String> alarm) {
    /** Tells of a reply whose cost is not what was counted on. */
    void alarmOfReply(Hold hold, UsageRow row) {
        if (row.certainty() == Certainty.ABOVE_HOLD) {
            alarm.accept("A call (%s) cost %d nano-dollars, above its hold of %d."
                    .formatted(hold.call().id(), row.costNanos(), hold.nanos()));
        } else if (row.certainty() == Certainty.WORST_CASE) {
            alarm.accept("A reply (%s) came without a count that can be one: it is booked at its hold."
                    .formatted(hold.call().id()));
        }
    }
}
