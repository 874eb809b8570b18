package io.slotwise.server.api.access;

/** Whether callers are asked who they are. */
public enum Auth {
    /** Nobody is: whoever reaches this machine's own address may do everything. */
    OPEN,
    /** Everybody is, by an access key. */
    KEYS
}
