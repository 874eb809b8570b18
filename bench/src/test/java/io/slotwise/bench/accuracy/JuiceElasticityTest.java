package io.slotwise.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JuiceElasticityTest {
    private static final Path FILE = Path.of("..", "..", "shared", "data", JuiceElasticity.FILE);

    @Test
    void every_brand_sells_less_at_a_higher_price() throws IOException {
        assumeThat(FILE)
                .as("skipped: the file (%s) is missing", JuiceElasticity.FILE)
                .exists();

        assertThat(JuiceElasticity.estimates(FILE, JuiceElasticity.Response.LASTING)
                        .values())
                .hasSize(11)
                .allSatisfy(estimate -> assertThat(estimate.mean()).isBetween(0.9, 4.1));
    }
}
