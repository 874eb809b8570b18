package io.slotwise.server.advice.venue;

import io.slotwise.engine.insight.VenueProfile;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Venue;
import io.slotwise.server.advice.Impact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a few sentences what the figures mean for a place. */
final class Strategy {
    private static final int MOST_NAMES = 3;
    private static final double PERCENT = 100;

    private Strategy() {}

    static String words(
            Venue venue,
            VenueProfile profile,
            Personalization.Times times,
            Personalization.Performance performance,
            Catalogue catalogue) {
        List<String> sentences = new ArrayList<>();
        sentences.add(compared(venue, profile));
        if (!profile.favourites().isEmpty()) {
            sentences.add("Keep %s: they sell better here than there."
                    .formatted(names(profile.favourites().stream(), catalogue)));
        }
        if (!profile.laggards().isEmpty()) {
            sentences.add("Doubt %s: they sell worse here than there."
                    .formatted(names(profile.laggards().stream(), catalogue)));
        }
        Impact impact = performance.impact();
        if (impact != null && !performance.additions().isEmpty()) {
            sentences.add("Try %s: together %s a week in %s, from %s to %s."
                    .formatted(
                            performance.additions().stream()
                                    .map(Personalization.Addition::productName)
                                    .collect(Collectors.joining(", ")),
                            impact.uplift().mean(),
                            impact.measure(),
                            impact.uplift().low(),
                            impact.uplift().high()));
        }
        times.parts().stream()
                .max(Comparator.comparingDouble(Personalization.Part::share))
                .ifPresent(part -> sentences.add("%.0f %% of the units sell from %d to %d o'clock."
                        .formatted(PERCENT * part.share(), part.fromHour(), part.toHour())));
        return String.join(" ", sentences);
    }

    private static String compared(Venue venue, VenueProfile profile) {
        String kind = venue.type().isEmpty() ? "unknown" : venue.type();
        String place = venue.subtype().isEmpty() ? kind : "%s (%s)".formatted(kind, venue.subtype());
        int others = profile.comparedWith().size();
        if (others == 0) {
            return "Venue %s: no other machine to compare with.".formatted(place);
        }
        return profile.sameVenueType()
                ? "Venue %s: compared with %d other machines at such venues.".formatted(place, others)
                : "Venue %s: compared with %d machines at any venue.".formatted(place, others);
    }

    private static String names(java.util.stream.Stream<VenueProfile.Standing> all, Catalogue catalogue) {
        return all.limit(MOST_NAMES)
                .map(one -> PersonaliseMachine.name(one.productId(), catalogue))
                .collect(Collectors.joining(", "));
    }
}
