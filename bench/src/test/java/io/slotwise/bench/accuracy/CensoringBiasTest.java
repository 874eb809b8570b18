package io.slotwise.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.testbed.fleet.Presets;
import io.slotwise.testbed.world.Knobs.Operations.Knowledge;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Some twenty products of one fleet: their luck alone moves the ratio by a few per cent. */
@Tag("slow")
class CensoringBiasTest {
    private static List<CensoringBias.Row> heavy(Knowledge knowledge) {
        return CensoringBias.rows("habit", Presets.named("habit").operations().knowing(knowledge), 601).stream()
                .filter(CensoringBias.Row::heavy)
                .toList();
    }

    @Test
    void counts_at_visits_alone_bring_products_that_keep_selling_out_near_what_they_would_sell() {
        List<CensoringBias.Row> rows = heavy(Knowledge.VISITS);
        assertThat(rows).hasSizeGreaterThan(15);
        assertThat(CensoringBias.ratio(rows, CensoringBias.Row::plain)).isLessThan(0.8);
        assertThat(CensoringBias.ratio(rows, CensoringBias.Row::demand)).isBetween(0.92, 1.08);
    }

    @Test
    void the_value_models_rates_see_them_as_well() {
        List<CensoringBias.Row> rows = heavy(Knowledge.VISITS);
        assertThat(CensoringBias.ratio(rows, CensoringBias.Row::value)).isBetween(0.92, 1.08);
    }

    @Test
    void nothing_known_of_stock_still_beats_the_plain_mean() {
        List<CensoringBias.Row> rows = heavy(Knowledge.NONE);
        assertThat(CensoringBias.ratio(rows, CensoringBias.Row::demand))
                .isGreaterThan(CensoringBias.ratio(rows, CensoringBias.Row::plain) + 0.05);
    }
}
