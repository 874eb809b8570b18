package io.slotwise.server.advice.explain;

import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.server.advice.explain.Footing.Grip;
import io.slotwise.server.advice.verify.Verifier;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A topic ready to be asked, whoever asks it.
 *
 * @param footing what it stands on, to read an answer by that comes later
 * @param verifier what is demanded of the answer
 * @param reading what an outcome becomes, as far as it can be read; one that was answered must have passed the check
 */
public record Prepared(Ask ask, Footing footing, Verifier verifier, BiFunction<Outcome, Grip, Explained> reading) {
    /** What can be read of an answer to the same topic as it was asked before. */
    public Grip gripOf(String footingOfThen) {
        return footing.gripOf(Footing.read(footingOfThen));
    }

    /** What is demanded of the whole answer. */
    public Check check() {
        return check(Grip.WHOLE);
    }

    /** What is demanded of what can be read. */
    public Check check(Grip grip) {
        return switch (grip) {
            case WHOLE -> answer -> verifier.verify(answer).faults();
            case PROPOSALS -> answer -> verifier.verifyProposals(answer).faults();
            case NOTHING -> answer -> List.of("It was asked about something else.");
        };
    }
}
