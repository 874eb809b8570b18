package io.slotwise.intake.tabular;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Links vends that were paid with one card token within {@link #TOGETHER} of each other into one basket. Meant for files
 * in order of time; a vend that comes late starts a basket of its own.
 */
final class CardBaskets {
    static final Duration TOGETHER = Duration.ofMinutes(10);

    private static final int MAX_CARDS = 50_000;

    private record Last(LocalDateTime at, String basket) {}

    private final Map<String, Last> lastOf = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Last> eldest) {
            return size() > MAX_CARDS;
        }
    };

    /** The basket's id: the card and the time of its first vend. */
    String basket(String card, LocalDateTime at) {
        Last last = lastOf.remove(card);
        String basket = last != null && isTogether(last.at(), at) ? last.basket() : card + "@" + at;
        lastOf.put(card, new Last(at, basket));
        return basket;
    }

    private static boolean isTogether(LocalDateTime last, LocalDateTime at) {
        return !at.isBefore(last) && Duration.between(last, at).compareTo(TOGETHER) <= 0;
    }
}
