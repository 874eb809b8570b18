package io.slotwise.server.advice.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.llm.call.Tier;
import io.slotwise.server.advice.explain.prompt.Conduct;
import io.slotwise.server.advice.explain.prompt.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConductTest {
    @ParameterizedTest
    @EnumSource
    void no_feature_goes_up_none_votes_by_itself_and_each_says_why(Feature feature) {
        Conduct.Row row = Conduct.shipped().of(feature);

        assertThat(row.lowest()).isLessThanOrEqualTo(feature.tier());
        assertThat(row.votes()).isFalse();
        assertThat(row.why()).endsWith(".").hasSizeGreaterThan(20);
    }

    @Test
    void what_stays_at_its_tier_has_no_lower_one() {
        Conduct staying = Conduct.shipped().staying();

        assertThat(Feature.values())
                .allSatisfy(feature -> assertThat(
                                staying.leeway(feature, (answers, asked) -> "").lowest())
                        .isEqualTo(feature.tier()));
        assertThat(Conduct.shipped().of(Feature.SCENARIO_PLANNING).lowest()).isEqualTo(Tier.BALANCED);
    }

    @Test
    void a_feature_votes_where_it_is_told_to_and_has_something_to_vote_on() {
        Conduct conduct = Conduct.shipped().voting(List.of("optimisation"));

        assertThat(conduct.leeway(Feature.OPTIMISATION, (answers, asked) -> "").vote())
                .isNotNull();
        assertThat(conduct.leeway(Feature.HEAT_ZONES, (answers, asked) -> "").vote())
                .isNull();
        assertThatThrownBy(() -> conduct.voting(List.of("placement-feedback")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("placement-feedback");
    }
}
