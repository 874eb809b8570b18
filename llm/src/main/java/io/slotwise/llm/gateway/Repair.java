package io.slotwise.llm.gateway;

import java.util.List;

/** What is said to Claude about an answer that cannot be used. */
final class Repair {
    private static final int MOST_FAULTS = 10;
    private static final int MOST_CHARS = 300;

    private Repair() {}

    static String words(List<String> faults) {
        StringBuilder words = new StringBuilder("Your answer cannot be used, because:\n");
        faults.stream()
                .limit(MOST_FAULTS)
                .forEach(fault -> words.append("- ").append(shortened(fault)).append('\n'));
        return words.append("Answer the same question again, in full and in the same form, without these faults.")
                .toString();
    }

    private static String shortened(String fault) {
        return fault.length() <= MOST_CHARS ? fault : fault.substring(0, MOST_CHARS) + "…";
    }
}
