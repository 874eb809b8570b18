package io.slotwise.bench.cost;

import io.slotwise.llm.call.Prompt;
import io.slotwise.server.advice.explain.Prepared;
import java.time.Instant;

/**
 * A deed on the machine as it stood then, ready to be asked in any way.
 *
 * @param prepared what the product asks, or would ask where the engine answers alone
 * @param guidePrompt what the guide's code sends
 * @param way how the product answers
 * @param engineWorth what the engine's own suggestions are worth, shown with or without Claude; units of money a week
 */
record Step(Instant at, Deed deed, Prepared prepared, Prompt guidePrompt, Way way, double engineWorth) {
    /** How the product answers. */
    enum Way {
        ENGINE,
        LIVE,
        NIGHT
    }
}
