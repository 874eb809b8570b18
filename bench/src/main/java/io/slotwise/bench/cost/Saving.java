package io.slotwise.bench.cost;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** One way in which the product spends less; each can be left out alone. */
enum Saving {
    ENGINE_FIRST("engine first", "every drag and every save asks Claude"),
    TIERS("tiers", "every ask goes to the powerful model"),
    SHORT_PROMPTS("short prompts", "names, performance and transactions in the guide's formats instead of facts"),
    LOW_EFFORT("low effort", "models that think, think hard"),
    EXACT_CACHE("exact cache", "no answer is kept"),
    CANONICAL_KEY("canonical key", "the key is a hash of the prompt"),
    COALESCING("coalescing", "equal asks in flight are all sent"),
    PREFIX_CACHE("prefix cache", "no breakpoints"),
    BATCHES("batches", "the night is asked live");

    private final String word;
    private final String without;

    Saving(String word, String without) {
        this.word = word;
        this.without = without;
    }

    String word() {
        return word;
    }

    /** What happens where it is left out. */
    String without() {
        return without;
    }

    /** The product. */
    static Set<Saving> all() {
        return Collections.unmodifiableSet(EnumSet.allOf(Saving.class));
    }

    /** The naive pipeline: each step is a call to the powerful model. */
    static Set<Saving> none() {
        return Collections.unmodifiableSet(EnumSet.noneOf(Saving.class));
    }

    /** The guide as it is written: its tiers, and its cache by a hash of the prompt. */
    static Set<Saving> guide() {
        return Set.of(TIERS, EXACT_CACHE);
    }

    static Set<Saving> allBut(Saving one) {
        return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(one)));
    }
}
