package io.slotwise.server.advice.explain;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.intake.Dataset;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.advice.explain.prompt.Material;
import io.slotwise.server.advice.explain.prompt.Topic;
import io.slotwise.server.advice.imports.DatasetMachine;
import io.slotwise.server.advice.predict.PredictRevenue;
import io.slotwise.server.api.json.WireJson;
import io.slotwise.testbed.demo.DemoFleet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A machine of the demo fleet, and questions about it. */
final class Topics {
    static final Situation MACHINE = machine();

    private Topics() {}

    private static Situation machine() {
        Dataset fleet = DemoFleet.dataset();
        return DatasetMachine.of(fleet, fleet.machines().getFirst().id(), 0);
    }

    /** What a swap of two slots would bring. */
    static Topic prediction(Situation machine) {
        List<Slot> filled = machine.planogram().slots().stream()
                .filter(slot -> !slot.isEmpty())
                .toList();
        Slot other = filled.stream()
                .filter(slot -> !Objects.equals(filled.getFirst().productId(), slot.productId()))
                .reduce((first, second) -> second)
                .orElseThrow();
        Change swap = new Change.Swap(filled.getFirst().position(), other.position());
        Object result = Map.of(
                "prediction",
                PredictRevenue.predict(
                        machine, new PredictRevenue.Question(Changes.apply(machine.planogram(), swap), 28, null, 0.8)));
        return Topic.of(
                Feature.REVENUE_PREDICTION,
                machine,
                tree(result),
                JsonMapper.shared().readTree("{\"changes\":\"swap\"}"));
    }

    /** The same topic about another reading of the machine. */
    static Topic about(Topic topic, Situation other) {
        return Topic.of(topic.feature(), other, topic.result(), topic.question());
    }

    static JsonNode tree(Object result) {
        return WireJson.MAPPER.valueToTree(result);
    }

    /** The machine with other names of its products. */
    static Situation renamed(UnaryOperator<Product> renaming) {
        Catalogue catalogue = Catalogue.of(
                MACHINE.catalogue().products().stream().map(renaming).toList());
        return new Situation(
                MACHINE.machine(),
                MACHINE.planogram(),
                catalogue,
                MACHINE.book(),
                MACHINE.dataVersion(),
                MACHINE.model(),
                MACHINE.zones());
    }

    /** A prompt as far as data go. */
    static String prompt(Material material) {
        return "<data-1>" + String.join("\n", material.facts()) + "\n" + String.join("\n", material.subjects()) + "\n"
                + String.join("\n", material.products()) + "\n" + String.join("\n", material.planogram()) + "\n"
                + material.venue() + "</data-1>";
    }
}
