package io.slotwise.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.prompt.Variants.Tally;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VariantsTest {
    private static final List<String> THREE = List.of("v1", "v2", "v3");

    @Test
    void spreads_subjects_about_evenly() {
        for (String version : THREE) {
            assertThat(IntStream.range(0, 3_000)
                            .filter(i -> of(i, THREE).equals(version))
                            .count())
                    .isBetween(850L, 1_150L);
        }
    }

    @Test
    void a_subject_moves_only_when_its_own_version_goes() {
        List<String> two = List.of("v1", "v3");
        assertThat(IntStream.range(0, 1_000).filter(i -> !of(i, THREE).equals("v2")))
                .allSatisfy(i -> assertThat(of(i, two)).isEqualTo(of(i, THREE)));
    }

    @Test
    void demotes_what_users_clearly_accept_less() {
        assertThat(Variants.demoted(List.of(judged("v1", 60, 100), judged("v2", 20, 100)), 30))
                .containsExactly("v2");
    }

    @Test
    void demotes_nothing_on_little_evidence() {
        assertThat(Variants.demoted(List.of(judged("v1", 15, 20), judged("v2", 0, 20)), 30))
                .isEmpty();
    }

    @Test
    void demotes_nothing_that_is_only_a_little_worse() {
        assertThat(Variants.demoted(List.of(judged("v1", 52, 100), judged("v2", 48, 100)), 30))
                .isEmpty();
    }

    @Test
    void demotes_what_the_verifier_refuses_more_often() {
        assertThat(Variants.demoted(List.of(refused("v1", 2, 100), refused("v2", 40, 100)), 30))
                .containsExactly("v2");
    }

    private static String of(int subject, List<String> versions) {
        return Variants.assign("explain", "machine-" + subject, versions);
    }

    private static Tally judged(String version, long accepted, long judged) {
        return new Tally(version, judged, 0, judged, accepted, 0, 0);
    }

    private static Tally refused(String version, long refused, long answers) {
        return new Tally(version, answers, refused, 0, 0, 0, 0);
    }
}
