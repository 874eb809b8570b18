package io.slotwise.server.advice.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.cost.Tiers;
import io.slotwise.llm.prompt.PromptLibrary;
import io.slotwise.llm.prompt.PromptTemplate;
import io.slotwise.llm.prompt.TemplateCheck;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.advice.explain.prompt.PromptFiles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every prompt that is shipped. */
class PromptTemplatesTest {
    private static final PromptLibrary SHIPPED = PromptLibrary.load(PromptFiles.class.getClassLoader());

    /** As many tokens as {@link PromptFiles} takes a text for. */
    private static final double BYTES_PER_TOKEN = 2.8;

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_is_whole_bound_and_leaves_room_for_data(PromptTemplate template) {
        int context = Tiers.defaults().of(template.tier()).contextTokens();

        assertThat(TemplateCheck.faults(template, context, PromptTemplatesTest::tokens))
                .isEmpty();
    }

    @Test
    void every_feature_has_a_template() {
        assertThat(Arrays.stream(Feature.values()).map(Feature::word))
                .allSatisfy(feature -> assertThat(SHIPPED.versions(feature)).isNotEmpty());
    }

    static Stream<PromptTemplate> templates() {
        return SHIPPED.all().stream();
    }

    private static long tokens(String text) {
        return (long) Math.ceil(text.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN);
    }
}
