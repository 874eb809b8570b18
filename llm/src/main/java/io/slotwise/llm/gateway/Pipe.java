package io.slotwise.llm.gateway;

import io.slotwise.llm.call.upstream.Claude;
import io.slotwise.llm.cost.Ledger;
import io.slotwise.llm.cost.PriceTable;
import io.slotwise.llm.cost.UsageRow;
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
        Consumer<String> alarm) {}
