package io.slotwise.bench.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.insight.anomaly.Anomalies;
import io.slotwise.engine.insight.anomaly.Anomaly;
import io.slotwise.engine.insight.anomaly.Anomaly.Kind;
import io.slotwise.engine.insight.anomaly.AnomalySettings;
import io.slotwise.engine.insight.layout.LayoutReport;
import io.slotwise.engine.insight.layout.Looks;
import io.slotwise.engine.insight.network.Network;
import io.slotwise.engine.insight.network.Rival;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.value.learn.FleetKnowledge;
import io.slotwise.engine.value.learn.Past;
import io.slotwise.intake.Dataset;
import io.slotwise.testbed.catalogue.VenueKind;
import io.slotwise.testbed.fleet.TruthFleet;
import io.slotwise.testbed.plant.Plants;
import io.slotwise.testbed.world.TrueMachine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is planted in truth fleets is found at about its true size, and where nothing is, little or nothing is claimed. */
@Tag("slow")
class PlantedInsightsTest {
    private static final String ODD = "sim-004";

    @Test
    void the_places_that_are_called_seen_best_are() {
        List<Seen> heroes = heroes("attention");

        assertThat(heroes.stream().mapToDouble(Seen::truly).average().orElseThrow())
                .isGreaterThan(1.15);
        assertThat(heroes.stream().filter(one -> one.truly > 1).count()).isGreaterThan(heroes.size() * 7 / 10);
    }

    @Test
    void where_no_place_is_seen_better_less_is_claimed_of_the_best() {
        double nothing = claimed(heroes("no-zones"));

        assertThat(nothing).isLessThan(1.1).isLessThan(claimed(heroes("attention")));
    }

    private static double claimed(List<Seen> heroes) {
        return heroes.stream().mapToDouble(Seen::claimed).average().orElseThrow();
    }

    /** @param truly how well it is seen by the mean of its cabinet; and what is claimed of it */
    private record Seen(double truly, double claimed) {}

    private static List<Seen> heroes(String preset) {
        TruthFleet fleet = TruthFleet.preset(preset, 201);
        Dataset known = fleet.dataset();
        FleetKnowledge knowledge = FleetKnowledge.of(
                known.machines().stream()
                        .map(machine -> new Past(machine, known.history(machine.id())))
                        .toList(),
                known.catalogue());
        List<Seen> heroes = new ArrayList<>();
        for (TrueMachine machine : fleet.machines()) {
            for (Planogram planogram : machine.planograms()) {
                int cabinet = planogram.cabinet().index();
                double mean = planogram.slots().stream()
                        .mapToDouble(slot -> machine.seen(cabinet, slot))
                        .average()
                        .orElseThrow();
                for (LayoutReport.Hero hero : Looks.at(
                                planogram, known.catalogue(), knowledge.positions(planogram.cabinet()), product -> 1)
                        .heroes()) {
                    double seen = machine.seen(cabinet, planogram.slot(hero.position()));
                    heroes.add(new Seen(seen / mean, hero.visibility()));
                }
            }
        }
        return heroes;
    }

    @Test
    void a_machine_that_sells_next_to_nothing_is_unlike_all_others() {
        Dataset fleet = AnomalyRates.undisturbed("steady", 7);
        Dataset odd = Plants.fall(
                fleet, sale -> sale.deviceId().equals(ODD), Plants.firstDay(fleet), 0.03, new SplittableRandom(1));

        assertThat(kinds(fleet)).doesNotContain(Kind.OUTLIER_LEVEL, Kind.OUTLIER_GROWTH);
        assertThat(of(odd, ODD)).contains(Kind.OUTLIER_LEVEL);
        assertThat(found(odd)).extracting(Anomaly::deviceId).containsOnly(ODD);
    }

    @Test
    void a_machine_that_shrank_lately_is_unlike_all_others_in_that_alone() {
        Dataset fleet = AnomalyRates.undisturbed("steady", 7);
        LocalDate lately = AnomalyRates.end(fleet).minusWeeks(4);
        Dataset odd = Plants.fall(fleet, sale -> sale.deviceId().equals(ODD), lately, 0.3, new SplittableRandom(1));

        assertThat(of(odd, ODD)).contains(Kind.OUTLIER_GROWTH).doesNotContain(Kind.OUTLIER_LEVEL);
    }

    @Test
    void a_rival_that_opened_is_found_at_the_size_that_it_has() {
        Dataset alike = NetworkRates.fleet("attention", 12, List.of(VenueKind.OFFICE));
        Dataset neighbours = Plants.beside(Plants.farApart(alike), "sim-01", "sim-02", 40);

        List<Rival> found = rivals(NetworkRates.opening(neighbours, 0.6, 12));

        assertThat(found).anySatisfy(one -> {
            assertThat(one.kind()).isEqualTo(Rival.Kind.NEIGHBOUR_OPENED);
            assertThat(one.deviceId()).isEqualTo("sim-01");
            assertThat(0.6).isBetween(one.low(), one.high());
            assertThat(one.ratio()).isBetween(0.5, 0.7);
        });
        assertThat(rivals(NetworkRates.opening(neighbours, 1, 12))).isEmpty();
    }

    private static List<Rival> rivals(Dataset fleet) {
        return Network.of(AnomalyRates.past(fleet), Network.Settings.STANDARD).rivals();
    }

    private static List<Kind> kinds(Dataset fleet) {
        return found(fleet).stream().map(Anomaly::kind).toList();
    }

    private static List<Kind> of(Dataset fleet, String device) {
        return found(fleet).stream()
                .filter(one -> one.deviceId().equals(device))
                .map(Anomaly::kind)
                .toList();
    }

    private static List<Anomaly> found(Dataset fleet) {
        return Anomalies.find(AnomalyRates.past(fleet), AnomalySettings.STANDARD)
                .found();
    }
}
