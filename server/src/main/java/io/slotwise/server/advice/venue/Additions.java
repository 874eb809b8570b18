package io.slotwise.server.advice.venue;

import io.slotwise.engine.demand.ProductRate;
import io.slotwise.engine.demand.Rates;
import io.slotwise.engine.insight.VenueProfile;
import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.value.Uplift;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.engine.value.slot.PlacementValues;
import io.slotwise.server.advice.Legality;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Situation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The products sold elsewhere that are worth most here, each in its best allowed slot, one after the other.
 *
 * @param uplift of all of them together
 */
record Additions(List<Personalization.Addition> added, Uplift uplift) {
    private static final int MOST_ADDED = 3;
    private static final int MOST_PRODUCTS = 10;
    private static final int MOST_TRIED = 12;
    private static final double WORTH_DOING = 0.01;
    private static final double DAYS_A_WEEK = 7;

    /** How far machines of one kind differ in what they sell of a product: relative deviation 1/√5. */
    private static final double SHAPE_BETWEEN_MACHINES = 5;

    private record Candidate(String productId, Position position, double worth) {}

    static Additions of(Situation situation, ValueModel model, List<VenueProfile.Gap> gaps) {
        List<VenueProfile.Gap> few = gaps.stream()
                .filter(gap -> gap.expectedPerWeek() > 0)
                .limit(MOST_PRODUCTS)
                .toList();
        ValueModel informed = informed(model, few);
        Legality legality = new Legality(situation);
        List<Personalization.Addition> added = new ArrayList<>();
        Planogram planogram = situation.planogram();
        List<String> open =
                new ArrayList<>(few.stream().map(VenueProfile.Gap::productId).toList());
        Candidate next = best(planogram, informed, open, legality, added);
        while (next != null) {
            Planogram after = Changes.apply(planogram, assign(next));
            Uplift alone = informed.compare(planogram, after);
            if (alone.change().mean() <= WORTH_DOING) {
                break;
            }
            added.add(addition(next, planogram, alone, situation));
            open.remove(next.productId);
            planogram = after;
            next = added.size() == MOST_ADDED ? null : best(planogram, informed, open, legality, added);
        }
        return new Additions(added, informed.compare(situation.planogram(), planogram));
    }

    /** The model with what the other machines say of the products that this one never had. */
    private static ValueModel informed(ValueModel model, List<VenueProfile.Gap> gaps) {
        Evidence evidence = model.evidence();
        Rates rates = evidence.rates();
        Map<String, ProductRate> byProduct = new HashMap<>(rates.byProduct());
        for (VenueProfile.Gap gap : gaps) {
            double perDay = gap.expectedPerWeek() / DAYS_A_WEEK;
            byProduct.put(
                    gap.productId(),
                    new ProductRate(gap.productId(), SHAPE_BETWEEN_MACHINES, SHAPE_BETWEEN_MACHINES / perDay, 1));
        }
        return ValueModel.of(
                new Evidence(
                        evidence.machine(),
                        evidence.cabinetIndex(),
                        evidence.catalogue(),
                        rates.with(byProduct, rates.newcomer()),
                        evidence.positions(),
                        evidence.elasticities()),
                ValueSettings.STANDARD);
    }

    private static @Nullable Candidate best(
            Planogram planogram,
            ValueModel model,
            List<String> products,
            Legality legality,
            List<Personalization.Addition> added) {
        PlacementValues values = model.placements(planogram);
        double[] means = values.quickMeans();
        List<Candidate> candidates = new ArrayList<>();
        for (String product : products) {
            int first = values.productIndex(product) * values.slots();
            for (int slot = 0; slot < values.slots(); slot++) {
                Position position = planogram.slots().get(slot).position();
                boolean taken = added.stream().anyMatch(one -> one.position().equals(position));
                if (!taken && means[first + slot] > WORTH_DOING) {
                    candidates.add(new Candidate(product, position, means[first + slot]));
                }
            }
        }
        return candidates.stream()
                .sorted(Comparator.comparingDouble((Candidate one) -> -one.worth)
                        .thenComparing(Candidate::productId)
                        .thenComparing(Candidate::position))
                .limit(MOST_TRIED)
                .filter(one -> legality.allows(Changes.apply(planogram, assign(one))))
                .findFirst()
                .orElse(null);
    }

    private static Change.Assign assign(Candidate candidate) {
        return new Change.Assign(candidate.position, candidate.productId, null, null);
    }

    private static Personalization.Addition addition(
            Candidate candidate, Planogram before, Uplift alone, Situation situation) {
        String leaving = before.slot(candidate.position).productId();
        return new Personalization.Addition(
                candidate.productId,
                situation.catalogue().get(candidate.productId).name(),
                candidate.position,
                leaving == null ? null : situation.catalogue().get(leaving).name(),
                MoneyPerWeek.of(alone.change()));
    }
}
