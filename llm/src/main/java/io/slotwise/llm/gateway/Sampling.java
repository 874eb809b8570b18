package io.slotwise.llm.gateway;

/**
 * Several answers to one ask, for those that vote. All of them together are the ask's requests: none is repeated and
 * none is mended.
 *
 * @param answers how many; 1 turns voting off
 * @param budgetLeft share of the day's budget that must be left, since each answer costs as much as one alone
 */
public record Sampling(int answers, double budgetLeft) {
    public Sampling {
        if (answers < 1 || !(budgetLeft >= 0 && budgetLeft <= 1)) {
            throw new IllegalArgumentException(
                    "The answers that vote (%d) must be positive, the share of the budget (%s) from 0 to 1."
                            .formatted(answers, budgetLeft));
        }
    }

    /** What ships. */
    public static Sampling defaults() {
        return new Sampling(3, 0.5);
    }
}
