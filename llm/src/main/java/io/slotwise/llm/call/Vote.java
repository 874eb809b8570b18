package io.slotwise.llm.call;

import java.util.List;

/**
 * What several answers to the same question have in common (Wang et al., Self-Consistency, 2022): what one answer alone
 * says may be chance, what most of them say is not. Must be quick and have no effects.
 */
@FunctionalInterface
public interface Vote {
    /**
     * One answer of the same shape.
     *
     * @param answers at least two, each of which passed shape and check, in the order in which they were asked for
     * @param asked how many were asked for; more than half of these must agree
     */
    String agreed(List<String> answers, int asked);
}
