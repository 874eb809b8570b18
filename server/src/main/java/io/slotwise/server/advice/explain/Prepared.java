package io.slotwise.server.advice.explain;

import io.slotwise.llm.cache.AnswerKey;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Caching;
import io.slotwise.llm.call.Canonical;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.server.advice.verify.Verifier;
import java.util.function.Function;

/**
 * A topic ready to be asked, whoever asks it.
 *
 * @param verifier what is demanded of the answer
 * @param reading what an outcome becomes; one that was answered must have passed the check
 */
public record Prepared(Ask ask, Verifier verifier, Function<Outcome, Explained> reading) {
    /** What is demanded of the answer. */
    public Check check() {
        return answer -> verifier.verify(answer).faults();
    }

    /**
     * The same for two questions whose answers stand for each other: codes, figures within their tolerances, template.
     * Empty where that cannot be told.
     */
    public String fingerprint() {
        return ask.caching() instanceof Caching.Exact exact
                ? new AnswerKey(Canonical.EMPTY
                                .text("template", ask.template().word())
                                .text("hash", ask.template().hash())
                                .nested("identity", exact.identity()))
                        .hash()
                : "";
    }
}
