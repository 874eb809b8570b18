package io.slotwise.llm.gateway;

import io.slotwise.llm.call.Answer;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Receipt;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.cost.CallFacts;
import io.slotwise.llm.cost.Hold;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.cost.UsageRow.Certainty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The money of batches: each item's hold is settled once, with a row that says what became of it. */
final class BatchBooks {
    private final Pipe pipe;
    private final Surroundings around;

    BatchBooks(Pipe pipe, Surroundings around) {
        this.pipe = pipe;
        this.around = around;
    }

    /** The first facts of a request that is about to be handed in. */
    CallFacts facts(Plan plan) {
        return plan.facts(around.ids().get(), 1, around.clock().instant());
    }

    /** Settles what cost nothing. */
    Receipt free(Hold hold, Cause cause) {
        return settle(hold, row(hold, Usage.NONE, 0, Certainty.COUNTED, cause));
    }

    /** Settles at the hold what nobody knows the cost of. */
    Receipt lost(Hold hold) {
        return settle(hold, row(hold, Usage.NONE, hold.nanos(), Certainty.WORST_CASE, Cause.LOST));
    }

    /** Settles what was used; cause is why it brought no answer, if so. */
    Receipt used(Hold hold, Charge charge, @Nullable Cause cause) {
        UsageRow row = row(hold, charge.usage(), charge.nanos(), charge.certainty(), cause);
        pipe.alarmOfReply(hold, row);
        return settle(hold, row);
    }

    Receipt receipt(CallFacts call, Usage usage, long cost) {
        return new Receipt(call.callId(), call.model(), usage, cost, since(call), null, 1);
    }

    /** Whether nobody waits for what was held any more. */
    boolean isOver(Hold hold) {
        return around.clock().instant().isAfter(hold.leaseUntil());
    }

    private UsageRow row(Hold hold, Usage usage, long cost, Certainty certainty, @Nullable Cause cause) {
        Answer.Level level = cause == null ? Answer.Level.MODEL : null;
        return new UsageRow(hold.call(), usage, cost, certainty, since(hold.call()), null, level, cause);
    }

    private Receipt settle(Hold hold, UsageRow row) {
        if (pipe.ledger().settle(hold, row)) {
            pipe.recorded().accept(row);
        }
        return receipt(hold.call(), row.usage(), row.costNanos());
    }

    private Duration since(CallFacts call) {
        return Duration.between(call.at(), around.clock().instant());
    }
}
