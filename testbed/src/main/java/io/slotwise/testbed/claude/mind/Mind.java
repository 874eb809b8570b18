package io.slotwise.testbed.claude.mind;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Answers prompts. The same prompt, seed and mood give the same answer, but for the mood that varies. */
public final class Mind {
    private static final RandomGeneratorFactory<RandomGenerator> RANDOM = RandomGeneratorFactory.of("L64X128MixRandom");

    private final long seed;
    private final AtomicLong turns = new AtomicLong();

    public Mind(long seed) {
        this.seed = seed;
    }

    /**
     * An answer.
     *
     * @param prompt all its text
     * @param schema that was asked for; null for prose
     */
    public String answer(String prompt, @Nullable JsonNode schema, Mood mood) {
        RandomGenerator random =
                RANDOM.create(seed * 31 + prompt.hashCode() + (mood == Mood.VARIED ? turns.incrementAndGet() : 0));
        Reading reading = Reading.of(prompt);
        if (schema == null) {
            return prose(reading, random, mood);
        }
        JsonNode good = new Filler(reading, schema, random).fill();
        return switch (mood) {
            case HONEST, VARIED -> good.toString();
            case WRONG -> Mistakes.spoil(good, reading, random);
            case OBEDIENT -> Obedience.follow(good, reading).toString();
        };
    }

    private static String prose(Reading reading, RandomGenerator random, Mood mood) {
        if (mood == Mood.OBEDIENT && !reading.orders().isEmpty()) {
            return String.join(" ", reading.orders());
        }
        Filler filler = new Filler(reading, tools.jackson.databind.node.JsonNodeFactory.instance.objectNode(), random);
        StringBuilder prose = new StringBuilder();
        for (int i = 0; i < Math.min(3, Math.max(1, reading.facts().size())); i++) {
            prose.append(i == 0 ? "" : " ").append(filler.sentence());
        }
        return prose.toString();
    }
}
