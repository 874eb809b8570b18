package io.slotwise.llm.call;

/** How much model a question deserves. Which model, limits and deadline a tier has is configuration. */
public enum Tier {
    /** Live feedback, explanations, questions about a rule. */
    FAST,
    /** Revenue, affinity, forecast and venue analyses. */
    BALANCED,
    /** Many objectives, scenarios, competition, pictures. */
    POWERFUL;

    /** The tier's name in files, tables and JSON. */
    public String word() {
        return switch (this) {
            case FAST -> "fast";
            case BALANCED -> "balanced";
            case POWERFUL -> "powerful";
        };
    }
}
