package io.slotwise.engine.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Venue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VenueProfileTest {
    private static final Catalogue CATALOGUE =
            Catalogue.of(List.of(product("cola"), product("tea"), product("chips"), product("bar"), product("gum")));

    @Test
    void a_product_that_sells_twice_its_usual_share_is_a_favourite() {
        MachineSales here = machine("m0", "gym", Map.of("cola", 100, "tea", 200, "chips", 100));

        VenueProfile profile = VenueProfile.of(here, gyms(), CATALOGUE);

        assertThat(profile.sameVenueType()).isTrue();
        assertThat(profile.favourites())
                .extracting(VenueProfile.Standing::productId)
                .containsExactly("tea");
        VenueProfile.Standing tea = profile.favourites().getFirst();
        assertThat(tea.index()).isBetween(1.2, 2.0);
        assertThat(tea.indexLow()).isGreaterThan(1).isLessThan(tea.index());
        assertThat(tea.unitsPerWeek()).isCloseTo(200 / 12.0, within(1e-9));
    }

    @Test
    void a_machine_like_all_others_has_no_favourites_and_no_laggards() {
        MachineSales here = machine("m0", "gym", Map.of("cola", 50, "tea", 50, "chips", 50));

        VenueProfile profile = VenueProfile.of(here, gyms(), CATALOGUE);

        assertThat(profile.favourites()).isEmpty();
        assertThat(profile.laggards()).isEmpty();
        assertThat(profile.core()).extracting(VenueProfile.Standing::productId).containsExactly("chips", "cola", "tea");
    }

    @Test
    void what_others_sell_and_this_machine_does_not_offer_is_a_gap() {
        MachineSales here = machine("m0", "gym", Map.of("cola", 60, "tea", 60));

        VenueProfile profile = VenueProfile.of(here, gyms(), CATALOGUE);

        assertThat(profile.gaps()).extracting(VenueProfile.Gap::productId).containsExactly("chips");
        assertThat(profile.gaps().getFirst().expectedPerWeek()).isCloseTo(120 / 3.0 / 12, within(1e-9));
    }

    @Test
    void compares_with_the_whole_fleet_where_too_few_stand_at_such_venues_and_says_so() {
        MachineSales here = machine("m0", "school", Map.of("cola", 60));

        VenueProfile profile = VenueProfile.of(here, gyms(), CATALOGUE);

        assertThat(profile.sameVenueType()).isFalse();
        assertThat(profile.comparedWith()).containsExactly("m1", "m2", "m3");
    }

    @Test
    void knows_nothing_of_a_machine_that_stands_alone() {
        MachineSales here = machine("m0", "gym", Map.of("cola", 60));

        VenueProfile profile = VenueProfile.of(here, List.of(here), CATALOGUE);

        assertThat(profile.comparedWith()).isEmpty();
        assertThat(profile.core()).isEmpty();
        assertThat(profile.gaps()).isEmpty();
    }

    @Test
    void a_price_is_placed_among_the_prices_of_others() {
        List<PricePosition> positions = PricePosition.of(
                Map.of("cola", Money.of("3.00"), "tea", Money.of("2.00"), "gum", Money.of("1.00")),
                List.of(
                        Map.of("cola", Money.of("2.00"), "tea", Money.of("2.00")),
                        Map.of("cola", Money.of("2.50")),
                        Map.of("cola", Money.of("2.40"), "gum", Money.ZERO)));

        assertThat(positions).extracting(PricePosition::productId).containsExactly("cola", "tea");
        assertThat(positions.getFirst().median()).isEqualTo(Money.of("2.40"));
        assertThat(positions.getFirst().ratio()).isCloseTo(1.25, within(1e-12));
    }

    private static List<MachineSales> gyms() {
        Map<String, Integer> alike = Map.of("cola", 100, "tea", 100, "chips", 100);
        return List.of(machine("m1", "gym", alike), machine("m2", "gym", alike), machine("m3", "gym", alike));
    }

    private static MachineSales machine(String id, String venueType, Map<String, Integer> units) {
        Map<String, Double> offered = new TreeMap<>();
        units.keySet().forEach(product -> offered.put(product, 1.0));
        return new MachineSales(id, new Venue("", venueType, "", null, null), units, offered, 84);
    }

    private static Product product(String id) {
        return Product.of(id, id, "", Money.of("2"));
    }
}
