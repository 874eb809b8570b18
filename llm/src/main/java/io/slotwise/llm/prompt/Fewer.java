package io.slotwise.llm.prompt;

/** How many rows each level of a list keeps: four fifths of the one before, at least one fewer, down to none. */
final class Fewer {
    private Fewer() {}

    static int levels(int rows) {
        int levels = 1;
        for (int kept = rows; kept > 0; kept = next(kept)) {
            levels++;
        }
        return levels;
    }

    static int rows(int rows, int level) {
        int kept = rows;
        for (int i = 0; i < level; i++) {
            kept = next(kept);
        }
        return kept;
    }

    private static int next(int rows) {
        return Math.max(0, Math.min(rows - 1, rows * 4 / 5));
    }
}
