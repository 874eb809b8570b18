package io.slotwise.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.testbed.fleet.Presets;
import io.slotwise.testbed.world.Knobs.Operations;
import io.slotwise.testbed.world.Knobs.Operations.Knowledge;
import io.slotwise.testbed.world.Truth;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Some twenty products of one fleet: their luck alone, and that the best are best by luck, moves the ratio by a few per
 * cent; so they are held against the same shoppers' past in which nothing ran out.
 */
@Tag("slow")
class CensoringBiasTest {
    private static final Operations USUAL = Presets.named("habit").operations();

    private static List<CensoringBias.Row> heavy(Operations operations) {
        return CensoringBias.rows("habit", operations, 601).stream()
                .filter(CensoringBias.Row::heavy)
                .toList();
    }

    @Test
    void counts_at_visits_alone_make_up_for_what_was_missing_within_five_percent() {
        List<CensoringBias.Row> rows = heavy(USUAL.knowing(Knowledge.VISITS));
        List<CensoringBias.Row> endless = heavy(USUAL.knowing(Knowledge.VISITS).with(Truth.Supply.ENDLESS));
        double believed = CensoringBias.ratio(rows, CensoringBias.Row::demand);
        assertThat(rows).hasSizeGreaterThan(15);
        assertThat(CensoringBias.ratio(rows, CensoringBias.Row::plain)).isLessThan(0.8);
        assertThat(believed / CensoringBias.ratio(endless, CensoringBias.Row::demand))
                .isBetween(0.95, 1.05);
        assertThat(believed).isBetween(0.9, 1.1);
    }

    @Test
    void the_value_models_rates_see_them_as_well() {
        List<CensoringBias.Row> rows = heavy(USUAL.knowing(Knowledge.VISITS));
        assertThat(CensoringBias.ratio(rows, CensoringBias.Row::value)).isBetween(0.92, 1.08);
    }

    @Test
    void nothing_known_of_stock_still_beats_the_plain_mean() {
        List<CensoringBias.Row> rows = heavy(USUAL.knowing(Knowledge.NONE));
        assertThat(CensoringBias.ratio(rows, CensoringBias.Row::demand))
                .isGreaterThan(CensoringBias.ratio(rows, CensoringBias.Row::plain) + 0.05);
    }
}
