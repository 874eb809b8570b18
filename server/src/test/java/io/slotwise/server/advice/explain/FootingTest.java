package io.slotwise.server.advice.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.llm.cache.SnapshotAnchors.Metric;
import io.slotwise.llm.call.Template;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.explain.Footing.Grip;
import io.slotwise.server.advice.explain.prompt.Material;
import io.slotwise.server.advice.explain.prompt.Topic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FootingTest {
    private static final Topic TOPIC = Topics.prediction(Topics.MACHINE);
    private static final Footing THEN = footing(TOPIC, Template.NONE);

    @Test
    void the_same_question_is_read_whole_also_from_the_disk() {
        assertThat(footing(TOPIC, Template.NONE).gripOf(THEN)).isEqualTo(Grip.WHOLE);
        assertThat(THEN.gripOf(Footing.read(THEN.written()))).isEqualTo(Grip.WHOLE);
    }

    @Test
    void figures_that_have_hardly_moved_keep_the_words_and_others_the_proposals() {
        assertThat(THEN.gripOf(moved(1.02))).isEqualTo(Grip.WHOLE);
        assertThat(THEN.gripOf(moved(3))).isEqualTo(Grip.PROPOSALS);
    }

    @Test
    void other_facts_keep_the_proposals() {
        Topic less = Topic.of(
                TOPIC.feature(),
                TOPIC.situation(),
                Topics.tree(Map.of("prediction", Map.of("weeks", 4))),
                TOPIC.question());

        assertThat(footing(less, Template.NONE).gripOf(THEN)).isEqualTo(Grip.PROPOSALS);
    }

    @Test
    void another_name_of_a_product_changes_nothing() {
        Situation renamed = Topics.renamed(product -> new Product(
                product.id(),
                "New " + product.name(),
                product.category(),
                product.price(),
                product.cost(),
                product.size(),
                product.temperature(),
                product.shelfLifeDays(),
                product.tags(),
                product.look()));

        assertThat(footing(Topics.about(TOPIC, renamed), Template.NONE).gripOf(THEN))
                .isEqualTo(Grip.WHOLE);
    }

    @Test
    void another_planogram_or_template_grips_nothing() {
        Slot filled = Topics.MACHINE.planogram().slots().stream()
                .filter(slot -> !slot.isEmpty())
                .findFirst()
                .orElseThrow();
        Situation emptied =
                Topics.MACHINE.with(Changes.apply(Topics.MACHINE.planogram(), new Change.Clear(filled.position())));

        assertThat(footing(Topics.about(TOPIC, emptied), Template.NONE).gripOf(THEN))
                .isEqualTo(Grip.NOTHING);
        assertThat(footing(TOPIC, new Template("revenue-prediction", "v9", "abc"))
                        .gripOf(THEN))
                .isEqualTo(Grip.NOTHING);
    }

    @Test
    void what_was_kept_by_another_version_or_not_at_all_grips_nothing() {
        for (String written : List.of("", "{", "{}", "[]", "{\"codes\":7}", "{\"codes\":\"\",\"figures\":[]}")) {
            assertThat(THEN.gripOf(Footing.read(written))).as(written).isEqualTo(Grip.NOTHING);
        }
        assertThat(new Footing("", "", List.of()).gripOf(new Footing("", "", List.of())))
                .isEqualTo(Grip.NOTHING);
    }

    private static Footing moved(double factor) {
        return new Footing(
                THEN.codes(),
                THEN.structure(),
                THEN.figures().stream()
                        .map(one -> new Metric(one.name(), factor * one.value(), one.relative(), one.absolute()))
                        .toList());
    }

    private static Footing footing(Topic topic, Template template) {
        return Identity.footing(topic, Material.of(topic), template);
    }
}
