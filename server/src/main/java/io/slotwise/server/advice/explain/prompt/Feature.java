package io.slotwise.server.advice.explain.prompt;

import io.slotwise.llm.call.Tier;
import io.slotwise.server.advice.verify.Ground.ChangeKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Claude is asked for. The tier is the usual one; configuration may name another.
 *
 * <p>Fast where somebody waits with a product in hand or one rule is in question; balanced where one analysis is put
 * into words; powerful where several goals, futures or pictures have to be held together.
 */
public enum Feature {
    PLACEMENT_FEEDBACK("placement-feedback", Tier.FAST, EnumSet.noneOf(ChangeKind.class), 12, 2),
    CONSTRAINT_EXPLANATION("constraint-explanation", Tier.FAST, EnumSet.noneOf(ChangeKind.class), 12, 6),
    REVENUE_PREDICTION("revenue-prediction", Tier.BALANCED, moves(), 40, 6),
    HEAT_ZONES("heat-zones", Tier.BALANCED, moves(), 40, 6),
    AFFINITY_CLUSTERS("affinity-clusters", Tier.BALANCED, moves(), 40, 8),
    DEMAND_FORECAST("demand-forecast", Tier.BALANCED, EnumSet.of(ChangeKind.SET_PAR), 40, 8),
    VENUE_PERSONALISATION("venue-personalisation", Tier.BALANCED, moves(), 40, 8),
    OPTIMISATION("optimisation", Tier.BALANCED, moves(), 40, 8),
    BATCH_OPTIMISATION("batch-optimisation", Tier.BALANCED, moves(), 40, 8),
    ANOMALY_DIAGNOSIS("anomaly-diagnosis", Tier.BALANCED, EnumSet.noneOf(ChangeKind.class), 40, 8),
    CROSS_LOCATION_PATTERNS("cross-location-patterns", Tier.BALANCED, EnumSet.noneOf(ChangeKind.class), 50, 10),
    MULTI_OBJECTIVE("multi-objective", Tier.POWERFUL, moves(), 60, 12),
    COMPETITIVE_INTELLIGENCE("competitive-intelligence", Tier.POWERFUL, priced(), 60, 12),
    SCENARIO_PLANNING("scenario-planning", Tier.POWERFUL, EnumSet.noneOf(ChangeKind.class), 60, 12),
    VISUAL_MERCHANDISING("visual-merchandising", Tier.POWERFUL, moves(), 60, 12);

    /** The most facts and subjects of any feature: the ids that the schemas list. */
    static final int MOST_FACTS = 60;

    static final int MOST_SUBJECTS = 12;

    private final String word;
    private final Tier tier;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<ChangeKind> kinds;

    private final int facts;
    private final int subjects;

    Feature(String word, Tier tier, Set<ChangeKind> kinds, int facts, int subjects) {
        this.word = word;
        this.tier = tier;
        this.kinds = Set.copyOf(kinds);
        this.facts = facts;
        this.subjects = subjects;
    }

    /** The name of its folder of prompts, and in usage rows. */
    public String word() {
        return word;
    }

    public Tier tier() {
        return tier;
    }

    /** The kinds of change that it may propose. */
    public Set<ChangeKind> kinds() {
        return kinds;
    }

    int facts() {
        return facts;
    }

    int subjects() {
        return subjects;
    }

    /** The feature of a name, or null. */
    public static @Nullable Feature named(String word) {
        return Stream.of(values())
                .filter(feature -> feature.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    private static Set<ChangeKind> moves() {
        return EnumSet.of(ChangeKind.ASSIGN, ChangeKind.SWAP);
    }

    private static Set<ChangeKind> priced() {
        return EnumSet.of(ChangeKind.ASSIGN, ChangeKind.SWAP, ChangeKind.REPRICE);
    }
}
