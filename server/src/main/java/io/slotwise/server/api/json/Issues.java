package io.slotwise.server.api.json;

import java.util.ArrayList;
import java.util.List;

/** The faults found so far in one document; past {@value #MAX_ISSUES} further ones are only counted. */
final class Issues {
    static final int MAX_ISSUES = 100;

    private final List<Issue> list = new ArrayList<>(0);
    private int count;

    void add(String pointer, String code, String message) {
        if (count++ < MAX_ISSUES) {
            list.add(new Issue(pointer, code, message));
        }
    }

    int count() {
        return count;
    }

    void throwIfAny() {
        if (count > 0) {
            throw new InvalidInput(InvalidInput.Kind.MEANINGLESS, list);
        }
    }
}
