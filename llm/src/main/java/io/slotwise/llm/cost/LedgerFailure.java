package io.slotwise.llm.cost;

/** The ledger cannot be read or written now. No money is spent while it lasts; what was held stays held. */
public final class LedgerFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LedgerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
