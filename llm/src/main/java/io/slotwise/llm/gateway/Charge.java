package io.slotwise.llm.gateway;

import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.cost.Hold;
import io.slotwise.llm.cost.Price;
import io.slotwise.llm.cost.PriceTable;
import io.slotwise.llm.cost.UsageRow.Certainty;

/**
 * What a reply is booked at. The far side's own count, where it is one: a prompt has tokens and so has every text, and a
 * hold is what the bytes of a prompt and the cap of an answer can cost at most. A count that is missing, empty or beyond
 * {@value #MOST_HOLDS} times the hold is none, and the reply is booked at its hold.
 */
record Charge(Usage usage, long nanos, Certainty certainty) {
    static final int MOST_HOLDS = 10;
    /** Beyond any prompt or answer; sums and prices of such counts stay within a long. */
    private static final long MOST_TOKENS = 1_000_000_000;

    static Charge of(ModelReply reply, Hold hold, Price.Mode mode, PriceTable prices) {
        Usage usage = reply.usage();
        if (!isCount(usage, reply.text())) {
            return worst(hold);
        }
        long cost = prices.cost(hold.call().model(), hold.day(), mode, usage).orElse(hold.nanos());
        if (cost / MOST_HOLDS > hold.nanos()) {
            return worst(hold);
        }
        return new Charge(usage, cost, cost > hold.nanos() ? Certainty.ABOVE_HOLD : Certainty.COUNTED);
    }

    private static Charge worst(Hold hold) {
        return new Charge(Usage.NONE, hold.nanos(), Certainty.WORST_CASE);
    }

    private static boolean isCount(Usage usage, String text) {
        long most = Math.max(
                Math.max(usage.input(), usage.output()),
                Math.max(usage.cacheRead(), Math.max(usage.cacheWrite(), usage.cacheWriteHour())));
        return most <= MOST_TOKENS && usage.prompt() > 0 && (usage.output() > 0 || text.isEmpty());
    }
}
