package io.slotwise.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.slotwise.engine.value.evidence.Elasticities;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JuiceElasticityTest {
    private static final Path FILE = Path.of("..", "..", "shared", "data", JuiceElasticity.FILE);

    /** Most published figures lie within 1 and 3; the shop's own label (brand 11) answers least. */
    @Test
    void every_brand_sells_less_at_a_higher_price() throws IOException {
        assumeThat(FILE)
                .as("skipped: the file (%s) is missing", JuiceElasticity.FILE)
                .exists();

        List<Double> lasting = JuiceElasticity.estimates(FILE, JuiceElasticity.Response.LASTING).values().stream()
                .map(Elasticities.Estimate::mean)
                .sorted()
                .toList();

        assertThat(lasting)
                .hasSize(11)
                .allSatisfy(elasticity -> assertThat(elasticity).isBetween(0.5, 4.0));
        assertThat(lasting.get(5)).as("median").isBetween(1.0, 3.0);
    }
}
