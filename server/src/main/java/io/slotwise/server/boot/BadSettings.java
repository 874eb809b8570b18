package io.slotwise.server.boot;

import java.util.List;

/** A configuration that cannot be, with everything that is wrong with it. */
public final class BadSettings extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    BadSettings(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
