package io.slotwise.server.advice.insight;

import io.slotwise.engine.insight.FleetPast;
import io.slotwise.engine.insight.network.Habit;
import io.slotwise.engine.insight.network.Network;
import io.slotwise.engine.insight.network.Rival;
import io.slotwise.engine.insight.network.Segments;
import io.slotwise.server.advice.Rounded;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What machines tell together: segments, habits of kinds of venues, neighbours that take each other's shoppers. */
public final class CompareMachines {
    private CompareMachines() {}

    /** The answer; what could not be looked at is in {@code notes}. */
    public record Answer(
            List<Segment> segments,
            double segmentsPValue,
            List<String> machinesWithoutShape,
            List<Pattern> patterns,
            List<Cannibal> cannibalisation,
            Looks looks,
            List<String> notes) {}

    /** How many tests stand behind what was found. */
    public record Looks(int patterns, int cannibalisation, int neighbouringPairs) {}

    /** Machines that sell alike, with what tells them from the others. */
    public record Segment(List<String> deviceIds, List<Trait> traits, String summary) {}

    /** See {@link Segments.Trait}. */
    public record Trait(String of, String name, double index) {}

    /** See {@link Habit}. */
    public record Pattern(
            String venueType,
            String of,
            String name,
            double index,
            double indexLow,
            double indexHigh,
            int machines,
            int agree,
            double qValue,
            String evidence) {}

    /** See {@link Rival}. */
    public record Cannibal(
            String kind,
            String deviceId,
            String neighbourId,
            double metres,
            @Nullable String productId,
            @Nullable String affected,
            @Nullable LocalDate since,
            double ratio,
            double ratioLow,
            double ratioHigh,
            double unitsPerWeek,
            double qValue,
            String evidence) {}

    public static Answer compare(Fleets.Gathered fleet, Network.Settings settings) {
        FleetPast past = fleet.past();
        if (past == null) {
            return new Answer(
                    List.of(),
                    1,
                    List.of(),
                    List.of(),
                    List.of(),
                    new Looks(0, 0, 0),
                    List.of("No sale is on record."));
        }
        Network network = Network.of(past, settings);
        Segments segments = network.segments();
        return new Answer(
                segments.segments().stream().map(CompareMachines::segment).toList(),
                segments.pValue(),
                segments.silent(),
                network.habits().stream().map(CompareMachines::pattern).toList(),
                network.rivals().stream().map(CompareMachines::cannibal).toList(),
                new Looks(network.habitTests(), network.rivalTests(), network.neighbours()),
                network.notes().stream().map(CompareMachines::words).toList());
    }

    private static Segment segment(Segments.Segment one) {
        List<Trait> traits = one.traits().stream()
                .map(trait -> new Trait(trait.of(), trait.bin(), Rounded.of(trait.index())))
                .toList();
        String summary = traits.isEmpty()
                ? "%d machines sell alike.".formatted(one.deviceIds().size())
                : "%d machines sell %.1f times the fleet's share at or of %s."
                        .formatted(
                                one.deviceIds().size(),
                                traits.getFirst().index(),
                                traits.getFirst().name());
        return new Segment(one.deviceIds(), traits, summary);
    }

    private static Pattern pattern(Habit one) {
        return new Pattern(
                one.venueType(),
                one.of(),
                one.bin(),
                Rounded.of(one.index()),
                Rounded.of(one.low()),
                Rounded.of(one.high()),
                one.machines(),
                one.agree(),
                Rounded.chance(one.qValue()),
                "On %d of %d machines at %s the share of %s lies on the same side of the others'; on average %.2f times it."
                        .formatted(one.agree(), one.machines(), one.venueType(), one.bin(), one.index()));
    }

    private static Cannibal cannibal(Rival one) {
        String evidence = switch (one.kind()) {
            case NEIGHBOUR_OPENED ->
                "With %s %.0f m away it sells %.0f %% of what it sold without, compared with machines elsewhere in the same weeks."
                        .formatted(one.neighbourId(), one.metres(), 100 * one.ratio());
            case PRODUCT_NEXT_DOOR ->
                "While %s offers %s, %s sells %.0f %% of what it sells otherwise (%d weeks with, %d without)."
                        .formatted(
                                one.neighbourId(),
                                one.productId(),
                                one.affected(),
                                100 * one.ratio(),
                                one.weeksWith(),
                                one.weeksWithout());
        };
        return new Cannibal(
                one.kind().name().toLowerCase(Locale.ROOT),
                one.deviceId(),
                one.neighbourId(),
                Math.rint(one.metres()),
                one.productId().isEmpty() ? null : one.productId(),
                one.affected().isEmpty() ? null : one.affected(),
                one.since(),
                Rounded.of(one.ratio()),
                Rounded.of(one.low()),
                Rounded.of(one.high()),
                Rounded.of(one.unitsPerWeek()),
                Rounded.chance(one.qValue()),
                evidence);
    }

    private static String words(Network.Note note) {
        return switch (note) {
            case TOO_FEW_MACHINES -> "Fewer than six machines have the hundred units that a shape of sales needs.";
            case TOO_FEW_OF_A_KIND -> "No kind of venue has three machines to compare with three others.";
            case NO_COORDINATES -> "Fewer than two machines have coordinates: no neighbours are known.";
            case NO_NEIGHBOURS -> "No two machines stand near each other.";
            case NOTHING_CHANGED_NEXT_DOOR ->
                "Neighbours there are, but none opened, closed or changed what it offers: nothing can be compared.";
        };
    }
}
