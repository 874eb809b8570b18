package io.slotwise.llm.call;

import java.util.Map;

/** Whether an answer may be kept and given again. */
public sealed interface Caching {
    /** Neither read nor kept. */
    Caching NEVER = new Never();

    /** Neither read nor kept. */
    record Never() implements Caching {}

    /**
     * Given again to the same question while nothing that it was built from has changed.
     *
     * @param identity what makes two questions the same beyond what the gateway adds by itself (feature, template,
     *     shape, model, effort, output cap): language, currency, the content asked about, data snapshot, business date;
     *     never times, request ids, display names or float noise
     * @param tags what the answer depends on, with the versions that were read <em>together with the data</em>; an
     *     answer is given again only while every tag still has that version
     */
    record Exact(Canonical identity, Map<String, Long> tags) implements Caching {
        public Exact {
            tags = Map.copyOf(tags);
        }
    }
}
