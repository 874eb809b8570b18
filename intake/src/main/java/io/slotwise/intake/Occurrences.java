package io.slotwise.intake;

/**
 * Counts how often each hash was seen, in 12 bytes a slot of a table that is at most half full (open addressing). For
 * one thread.
 */
public final class Occurrences {
    private static final int FIRST_CAPACITY = 1 << 12;

    private long[] hashes = new long[FIRST_CAPACITY];
    private int[] counts = new int[FIRST_CAPACITY];
    private int size;

    /** How often this hash was seen, this time included. */
    public int count(long hash) {
        if (size * 2 > hashes.length) {
            grow();
        }
        int place = place(hash);
        if (counts[place] == 0) {
            hashes[place] = hash;
            size++;
        }
        return ++counts[place];
    }

    private int place(long hash) {
        int mask = hashes.length - 1;
        int place = (int) (hash >>> 20) & mask;
        while (counts[place] != 0 && hashes[place] != hash) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldCounts = counts;
        hashes = new long[oldHashes.length * 2];
        counts = new int[oldCounts.length * 2];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldCounts[i] != 0) {
                int place = place(oldHashes[i]);
                hashes[place] = oldHashes[i];
                counts[place] = oldCounts[i];
            }
        }
    }
}
