package io.slotwise.llm.call;

/** Whether the far side should keep everything up to and including a part for the next request, and how long. */
public enum Keep {
    NO,
    FIVE_MINUTES,
    /** Costs twice the input price to write: for work that comes back over an hour, such as batches. */
    ONE_HOUR
}
