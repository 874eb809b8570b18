package io.slotwise.testbed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Temperature;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssortmentTest {
    private final Assortment assortment = Assortment.standard();

    @Test
    void holds_more_than_120_products_with_all_their_facts() {
        assertThat(assortment.size()).isGreaterThan(120);
        assertThat(assortment.catalogue().products()).allSatisfy(product -> {
            assertThat(Objects.requireNonNull(product.cost())).isLessThan(product.price());
            assertThat(product.size().weightG()).isPositive();
            assertThat(product.shelfLifeDays()).isPositive();
            assertThat(product.tags()).contains("allergens_declared").anyMatch(tag -> tag.startsWith("kcal_"));
            assertThat(product.look().brand()).isNotBlank();
        });
    }

    @Test
    void says_each_nutrient_once() {
        assertThat(assortment.catalogue().products())
                .allSatisfy(product -> assertThat(product.tags().stream().filter(tag -> tag.startsWith("kcal_")))
                        .hasSize(1));
    }

    @Test
    void refuses_a_product_that_it_does_not_hold() {
        assertThatThrownBy(() -> assortment.index("p999")).hasMessageContaining("p999");
    }

    @ParameterizedTest
    @EnumSource(CabinetKind.class)
    void every_slot_of_every_cabinet_can_hold_something(CabinetKind kind) {
        Planogram planogram = kind.empty(0);

        assertThat(planogram.slots())
                .allSatisfy(slot -> assertThat(assortment.catalogue().products())
                        .anyMatch(product -> CabinetKind.fits(product, planogram.cabinet(), slot)));
    }

    @ParameterizedTest
    @EnumSource(CabinetKind.class)
    void no_cabinet_takes_what_needs_another_temperature(CabinetKind kind) {
        Planogram planogram = kind.empty(0);
        Temperature offered = planogram.cabinet().temperature();
        Product tooCold = Product.of("x", "x", "x", io.slotwise.engine.model.Money.ZERO)
                .withSize(new io.slotwise.engine.model.Size(20, 20, 20, 20))
                .withTemperature(offered == Temperature.FROZEN ? Temperature.AMBIENT : Temperature.FROZEN);

        assertThat(planogram.slots())
                .noneMatch(slot -> CabinetKind.fits(tooCold, planogram.cabinet(), slot))
                .allMatch(slot -> CabinetKind.fits(tooCold.withTemperature(offered), planogram.cabinet(), slot));
    }

    @ParameterizedTest
    @EnumSource(VenueKind.class)
    void profiles_of_a_venue_sum_to_one(VenueKind kind) {
        double[] weekdays = new double[7];
        double[] hours = new double[24];
        Arrays.setAll(weekdays, kind::weekdayShare);
        Arrays.setAll(hours, kind::hourShare);

        assertThat(Arrays.stream(weekdays).sum()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(Arrays.stream(hours).sum()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    }
}
