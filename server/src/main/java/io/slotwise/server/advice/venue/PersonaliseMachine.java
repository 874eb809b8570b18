package io.slotwise.server.advice.venue;

import io.slotwise.engine.demand.ProductRate;
import io.slotwise.engine.insight.DayParts;
import io.slotwise.engine.insight.MachineSales;
import io.slotwise.engine.insight.VenueProfile;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.value.Uplift;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.money.WeeklyValue;
import io.slotwise.server.advice.Impact;
import io.slotwise.server.advice.Rounded;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.Snapshots;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What fits the place of one machine: compared with stored machines at venues of its kind. */
public final class PersonaliseMachine {
    /** Units on record below which favourites are mostly chance. */
    static final int ENOUGH_UNITS = 75;

    private static final int MOST_PRODUCTS = 10;
    private static final int STATED_DAYS = 28;
    private final Snapshots snapshots;

    public PersonaliseMachine(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * What is asked.
     *
     * @param situation absent where neither a machine nor a planogram is named
     * @param deviceId of the stored machine; absent where everything is stated
     * @param unitsPerDay stated sales by product id, which win over recorded ones
     * @param products that were described
     * @param competitors prices by product id of each; where there are none, the other machines' count
     */
    public record Question(
            @Nullable Situation situation,
            @Nullable String deviceId,
            Venue venue,
            Map<String, Double> unitsPerDay,
            List<Product> products,
            List<Map<String, Money>> competitors) {}

    public Personalization personalise(Question question) {
        Snapshot own = question.deviceId() == null ? null : snapshots.find(question.deviceId());
        Neighbours neighbours = Neighbours.of(snapshots, question.venue().type(), question.deviceId());
        Situation situation = question.situation();
        ValueModel model = situation == null ? null : situation.model().get();
        Catalogue catalogue = situation == null ? catalogue(question, neighbours) : situation.catalogue();
        MachineSales here = here(question, own, model);
        VenueProfile profile = VenueProfile.of(here, neighbours.sales(), catalogue);
        Personalization.Pricing pricing =
                Pricing.of(pricesHere(question, catalogue), others(question, neighbours), catalogue, situation, model);
        Personalization.Performance performance = performance(situation, model, profile);
        Personalization.Times times = times(own, catalogue);
        return new Personalization(
                Strategy.words(question.venue(), profile, times, performance, catalogue),
                assortment(profile, catalogue),
                times,
                pricing,
                performance,
                profile.comparedWith(),
                profile.sameVenueType(),
                reliability(here, profile),
                reason(here, profile));
    }

    private static Catalogue catalogue(Question question, Neighbours neighbours) {
        Map<String, Product> byId = new LinkedHashMap<>();
        neighbours.machines().stream()
                .limit(1)
                .flatMap(one -> one.catalogue().products().stream())
                .forEach(product -> byId.put(product.id(), product));
        question.products().forEach(product -> byId.put(product.id(), product));
        return Catalogue.of(byId.values());
    }

    private static MachineSales here(Question question, @Nullable Snapshot own, @Nullable ValueModel model) {
        if (own != null && question.unitsPerDay().isEmpty()) {
            MachineSales sales = Neighbours.of(own).sales();
            return new MachineSales(
                    sales.deviceId(), question.venue(), sales.units(), sales.shareOnOffer(), sales.days());
        }
        Map<String, Integer> units = new HashMap<>();
        Map<String, Double> onOffer = new HashMap<>();
        if (model != null) {
            Machine machine = model.evidence().machine();
            machine.planograms().forEach(one -> one.productIds().forEach(id -> onOffer.put(id, 1.0)));
            for (ProductRate rate : model.evidence().rates().byProduct().values()) {
                if (rate.priorShare() < 1) {
                    units.put(rate.productId(), (int) Math.rint(rate.mean() * STATED_DAYS));
                }
            }
        }
        question.unitsPerDay().forEach((id, perDay) -> units.put(id, (int) Math.rint(perDay * STATED_DAYS)));
        units.keySet().forEach(id -> onOffer.put(id, 1.0));
        String id = question.deviceId() == null ? "" : question.deviceId();
        return new MachineSales(id, question.venue(), units, onOffer, STATED_DAYS);
    }

    private static Map<String, Money> pricesHere(Question question, Catalogue catalogue) {
        if (question.situation() != null) {
            return Neighbours.prices(question.situation().planogram(), catalogue);
        }
        Map<String, Money> prices = new LinkedHashMap<>();
        question.products().forEach(product -> prices.put(product.id(), product.price()));
        return prices;
    }

    private static List<Map<String, Money>> others(Question question, Neighbours neighbours) {
        if (!question.competitors().isEmpty() || question.situation() == null) {
            return question.competitors();
        }
        return neighbours.prices(question.situation().machine().service().currency());
    }

    private static Personalization.Performance performance(
            @Nullable Situation situation, @Nullable ValueModel model, VenueProfile profile) {
        if (situation == null || model == null) {
            return new Personalization.Performance(
                    null, null, null, List.of(), "Without a planogram no week can be worked out.");
        }
        Additions additions = Additions.of(situation, model, profile.gaps());
        Uplift uplift = additions.uplift();
        String reason = !additions.added().isEmpty()
                ? null
                : profile.gaps().isEmpty()
                        ? "No product is known to sell elsewhere and to be missing here."
                        : "No product that sells elsewhere would pay in a slot where it is allowed.";
        return new Personalization.Performance(
                range(uplift.revenueBefore()),
                range(uplift.revenueAfter()),
                Impact.of(uplift, situation),
                additions.added(),
                reason);
    }

    private static Personalization.Range range(WeeklyValue value) {
        return new Personalization.Range(
                Money.nearest(value.mean()), Money.nearest(value.low()), Money.nearest(value.high()));
    }

    private static Personalization.Times times(@Nullable Snapshot own, Catalogue catalogue) {
        SalesHistory sales = own == null ? SalesHistory.NONE : own.history().sales();
        LocalDate last = sales.lastDay();
        List<DayParts.Profile> parts =
                last == null ? List.of() : DayParts.of(sales, catalogue, last.minusDays(Neighbours.DAYS - 1L));
        return new Personalization.Times(
                parts.stream().map(PersonaliseMachine::part).toList(),
                parts.isEmpty() ? "Too few sales with a time of day are on record." : null);
    }

    private static Personalization.Part part(DayParts.Profile profile) {
        return new Personalization.Part(
                profile.part().name().toLowerCase(Locale.ROOT),
                profile.part().fromHour(),
                profile.part().toHour(),
                Rounded.of(profile.share()),
                profile.categories());
    }

    private static Personalization.Assortment assortment(VenueProfile profile, Catalogue catalogue) {
        return new Personalization.Assortment(
                standings(profile.core(), catalogue),
                standings(profile.favourites(), catalogue),
                profile.gaps().stream()
                        .limit(MOST_PRODUCTS)
                        .map(gap -> new Personalization.Newcomer(
                                gap.productId(),
                                name(gap.productId(), catalogue),
                                Rounded.of(gap.expectedPerWeek()),
                                gap.offeredBy()))
                        .toList(),
                standings(profile.laggards(), catalogue));
    }

    private static List<Personalization.Standing> standings(List<VenueProfile.Standing> all, Catalogue catalogue) {
        return all.stream()
                .limit(MOST_PRODUCTS)
                .map(one -> new Personalization.Standing(
                        one.productId(),
                        name(one.productId(), catalogue),
                        Rounded.of(one.unitsPerWeek()),
                        Rounded.of(one.expectedPerWeek()),
                        Rounded.of(one.index()),
                        Rounded.of(one.indexLow()),
                        Rounded.of(one.indexHigh()),
                        one.offeredBy()))
                .toList();
    }

    private static Personalization.Reliability reliability(MachineSales here, VenueProfile profile) {
        if (profile.comparedWith().isEmpty()) {
            return Personalization.Reliability.NO_COMPARISON;
        }
        if (here.total() < ENOUGH_UNITS) {
            return Personalization.Reliability.TOO_FEW_SALES;
        }
        return profile.sameVenueType() ? Personalization.Reliability.OK : Personalization.Reliability.OTHER_VENUES;
    }

    private static @Nullable String reason(MachineSales here, VenueProfile profile) {
        return switch (reliability(here, profile)) {
            case NO_COMPARISON -> "No other machine with sales is stored: there is nothing to compare with.";
            case TOO_FEW_SALES ->
                "Only %d units are known here, %d are needed to tell taste from chance."
                        .formatted(here.total(), ENOUGH_UNITS);
            case OTHER_VENUES ->
                "Fewer than %d other machines stand at this kind of venue: it is compared with all."
                        .formatted(VenueProfile.FEWEST_MACHINES);
            case OK -> null;
        };
    }

    static String name(String productId, Catalogue catalogue) {
        Product product = catalogue.find(productId);
        return product == null ? productId : product.name();
    }
}
