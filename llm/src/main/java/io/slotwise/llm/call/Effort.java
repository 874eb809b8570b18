package io.slotwise.llm.call;

/** How hard a model should think. Thinking is billed as output, so this is the main lever on cost. */
public enum Effort {
    LOW,
    MEDIUM,
    HIGH;

    /** The name on the wire. */
    public String word() {
        return switch (this) {
            case LOW -> "low";
            case MEDIUM -> "medium";
            case HIGH -> "high";
        };
    }
}
