package io.slotwise.server.advice.explain.prompt;

import io.slotwise.llm.call.Leeway;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.Vote;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How each feature may be answered otherwise than once by its tier: down to which tier another model may stand in, and
 * whether several answers vote. The rows that ship, with their reasons, are {@code prompts/conduct.csv}.
 */
public final class Conduct {
    private static final String TABLE = "/prompts/conduct.csv";

    private final Map<Feature, Row> rows;

    private Conduct(Map<Feature, Row> rows) {
        this.rows = Map.copyOf(rows);
    }

    /** One feature's. */
    public record Row(Tier lowest, boolean votes, String why) {}

    /** The rows that ship. */
    public static Conduct shipped() {
        Map<Feature, Row> rows = new EnumMap<>(Feature.class);
        for (String line : lines()) {
            String[] cells = line.split(",", 4);
            Feature feature = Objects.requireNonNull(Feature.named(cells[0]), cells[0]);
            Tier lowest = Stream.of(Tier.values())
                    .filter(tier -> tier.word().equals(cells[1]))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no tier (%s).".formatted(cells[1])));
            if (rows.put(feature, new Row(lowest, cells[2].equals("yes"), cells[3])) != null) {
                throw new IllegalStateException("The feature (%s) has two rows.".formatted(cells[0]));
            }
        }
        if (rows.size() != Feature.values().length) {
            throw new IllegalStateException("Each feature needs a row in %s.".formatted(TABLE));
        }
        return new Conduct(rows);
    }

    /**
     * The same, these features voting as well.
     *
     * @throws IllegalArgumentException if there is no such feature, or nothing in its answers to vote on
     */
    public Conduct voting(Collection<String> words) {
        Map<Feature, Row> changed = new EnumMap<>(rows);
        for (String word : words) {
            Feature feature = Feature.named(word);
            if (feature == null || !canVote(feature)) {
                throw new IllegalArgumentException(
                        "The feature (%s) cannot vote: its answers propose nothing and read no picture."
                                .formatted(word));
            }
            Row row = of(feature);
            changed.put(feature, new Row(row.lowest(), true, row.why()));
        }
        return new Conduct(changed);
    }

    /** The same, every feature answered by its own tier alone. */
    public Conduct staying() {
        Map<Feature, Row> changed = new EnumMap<>(Feature.class);
        rows.forEach((feature, row) -> changed.put(feature, new Row(feature.tier(), row.votes(), row.why())));
        return new Conduct(changed);
    }

    public Row of(Feature feature) {
        return Objects.requireNonNull(rows.get(feature));
    }

    /** What may be done for an answer, where several would be voted on like this. */
    public Leeway leeway(Feature feature, Vote vote) {
        Row row = of(feature);
        Leeway leeway = Leeway.NONE.downTo(row.lowest());
        return row.votes() ? leeway.voting(vote) : leeway;
    }

    private static boolean canVote(Feature feature) {
        return !feature.kinds().isEmpty();
    }

    /** The features that can vote. */
    public static List<String> voters() {
        return Stream.of(Feature.values())
                .filter(Conduct::canVote)
                .map(Feature::word)
                .toList();
    }

    private static List<String> lines() {
        try (InputStream table = Objects.requireNonNull(Conduct.class.getResourceAsStream(TABLE), TABLE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Conduct conduct && conduct.rows.equals(rows);
    }

    @Override
    public int hashCode() {
        return rows.hashCode();
    }
}
