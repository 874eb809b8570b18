package io.slotwise.server.advice.usage;

/** Whether Claude can be asked right now, as people are told it. */
public enum ClaudeState {
    /** No key is set. */
    OFF,
    /** The client is being loaded; the engine answers meanwhile. */
    LOADING,
    ON,
    /** The day's budget is used; the engine answers until tomorrow. */
    BUDGET_USED,
    /** A program on this machine plays Claude. */
    SIMULATED,
    /** The account was refused; the engine answers until the next start. */
    SWITCHED_OFF
}
