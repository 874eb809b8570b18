package io.slotwise.server.advice.access;

import java.util.Locale;

/** What a caller may do; each may do what the ones before it may. */
public enum Role {
    /** Look and ask. */
    VIEWER,
    /** Change what is kept. */
    EDITOR,
    /** Give and take access, remove what others brought in, spend money freely. */
    ADMIN;

    /** Whether this role may do what another is needed for. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
