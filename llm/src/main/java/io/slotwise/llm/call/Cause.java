package io.slotwise.llm.call;

/** Why no usable words came. */
public enum Cause {
    NO_KEY("no_api_key"),
    /** The client is still being loaded after the start. */
    LOADING("upstream_down"),
    /** The ledger cannot be written: no money is spent. */
    BOOKS_CLOSED("over_budget"),
    /** The account was refused (401, 402, 403, a spend limit of the console); no calls until it is switched on again. */
    SWITCHED_OFF("upstream_down"),
    OVER_BUDGET("over_budget"),
    RATE_LIMITED("rate_limited"),
    /** Too many asks here at once; this one was shed. */
    QUEUE_FULL("rate_limited"),
    OVERLOADED("upstream_down"),
    SERVER_ERROR("upstream_down"),
    UNREACHABLE("upstream_down"),
    BREAKER_OPEN("upstream_down"),
    /** Cut, or an error inside a stream. */
    BROKEN_STREAM("upstream_down"),
    /** An answer that is not the protocol's. */
    GARBLED("upstream_down"),
    /** The far side called the request wrong (400, 404, 413): a fault of ours. */
    BAD_REQUEST("upstream_down"),
    /** The far side knows no such model (any more). */
    MODEL_GONE("upstream_down"),
    UNKNOWN_MODEL("upstream_down"),
    DEADLINE("deadline"),
    /** The process that asked has died; the money it held is booked. */
    LOST("upstream_down"),
    /** The caller left. */
    CANCELLED("not_needed"),
    /** The prompt does not fit its tier. */
    TOO_LONG("failed_verification"),
    REFUSED_BY_MODEL("failed_verification"),
    /** The output cap was reached. */
    TRUNCATED("failed_verification"),
    WRONG_SHAPE("failed_verification"),
    FAILED_CHECK("failed_verification");

    private final String fallbackReason;

    Cause(String fallbackReason) {
        this.fallbackReason = fallbackReason;
    }

    /** The word for it that users of the HTTP interface see. */
    public String fallbackReason() {
        return fallbackReason;
    }

    /** The cause's own name in tables and metrics. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
