package io.slotwise.server.advice.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Change;
import io.slotwise.server.advice.explain.prompt.Material;
import io.slotwise.server.advice.explain.prompt.Schemas;
import io.slotwise.server.advice.explain.prompt.Topic;
import io.slotwise.server.advice.verify.Verdict;
import io.slotwise.server.advice.verify.Verifier;
import io.slotwise.testbed.claude.mind.Mind;
import io.slotwise.testbed.claude.mind.Mood;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MajorityTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Topic TOPIC = Topics.prediction(Topics.MACHINE);
    private static final Material MATERIAL = Material.of(TOPIC);
    private static final Verifier VERIFIER = new Verifier(MATERIAL.ground());
    private static final Majority MAJORITY = new Majority(VERIFIER);

    /** Two changes that pass together, as Claude writes them, and sentences that pass. */
    private static final ObjectNode BOTH = bothPass();

    @Test
    void changes_that_most_propose_are_kept_and_the_others_are_not() {
        String agreed = MAJORITY.agreed(List.of(proposing(0, 1), proposing(1), proposing()), 3);

        assertThat(changes(agreed)).isEqualTo(changes(proposing(1)));
    }

    @Test
    void two_that_came_of_three_must_both_say_it() {
        assertThat(changes(MAJORITY.agreed(List.of(proposing(0, 1), proposing(0)), 3)))
                .isEqualTo(changes(proposing(0)));
        assertThat(changes(MAJORITY.agreed(List.of(proposing(0), proposing(1)), 3)))
                .isEmpty();
    }

    @Test
    void half_of_those_that_were_asked_for_is_not_most() {
        String agreed = MAJORITY.agreed(
                List.of(proposing(0), said(proposing(0), "other"), said(proposing(0, 1), "third"), proposing(1)), 4);

        assertThat(changes(agreed)).containsExactlyElementsOf(changes(proposing(0)));
    }

    @Test
    void a_swap_is_the_same_from_either_side() {
        Change.Swap swap = VERIFIER.passing(proposing(0, 1)).keySet().stream()
                .filter(Change.Swap.class::isInstance)
                .map(Change.Swap.class::cast)
                .findFirst()
                .orElseThrow();
        String one = swapping(swap.position().toString(), swap.with().toString());
        String other = swapping(swap.with().toString(), swap.position().toString());

        assertThat(changes(MAJORITY.agreed(List.of(one, other), 3))).containsExactly(swap);
    }

    @Test
    void a_change_that_does_not_pass_has_no_vote_however_often_it_is_proposed() {
        String bad = swapping("A1", "Z99");

        assertThat(JSON.readTree(MAJORITY.agreed(List.of(bad, bad, bad), 3)).get("proposals"))
                .isEmpty();
    }

    @Test
    void what_is_agreed_on_has_the_asked_form_and_passes_as_a_whole() {
        String agreed = MAJORITY.agreed(List.of(proposing(0, 1), proposing(1, 0), proposing(0)), 3);

        Verdict verdict = VERIFIER.verify(agreed);
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.changes()).hasSameElementsAs(changes(proposing(0, 1)));
        assertThat(JSON.readTree(agreed).propertyNames()).containsExactlyElementsOf(BOTH.propertyNames());
    }

    @Test
    void a_slot_of_a_picture_holds_what_most_see_there() {
        String agreed = MAJORITY.agreed(
                List.of(seeing("A1 p1", "A2 p2"), seeing("A1 p1", "A2 p3"), seeing("A1 p4", "A2 p2", "A3 p5")), 3);

        assertThat(JSON.readTree(agreed)
                        .get("slots")
                        .valueStream()
                        .map(slot -> slot.get("position").asString() + " "
                                + slot.get("product").asString()))
                .containsExactly("A1 p1", "A2 p2");
    }

    private static List<Change> changes(String answer) {
        return VERIFIER.verify(answer).changes();
    }

    private static String proposing(int... which) {
        ObjectNode answer = BOTH.deepCopy();
        answer.putArray("proposals")
                .addAll(IntStream.of(which)
                        .mapToObj(i -> BOTH.get("proposals").get(i))
                        .toList());
        return answer.toString();
    }

    private static String said(String answer, String reason) {
        return answer.replace("\"reason\":\"", "\"reason\":\"" + reason + " ");
    }

    private static String swapping(String position, String with) {
        ObjectNode answer = BOTH.deepCopy();
        answer.putArray("proposals").add(swap(position, with));
        return answer.toString();
    }

    private static ObjectNode swap(String position, String with) {
        return JSON.createObjectNode()
                .put("type", "swap")
                .put("position", position)
                .put("with", with)
                .put("reason", "It stands better there.");
    }

    private static String seeing(String... slots) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("sentences", BOTH.get("sentences"));
        for (String slot : slots) {
            answer.withArray("slots")
                    .addObject()
                    .put("position", slot.split(" ")[0])
                    .put("product", slot.split(" ")[1]);
        }
        return answer.toString();
    }

    private static ObjectNode bothPass() {
        JsonNode schema = JSON.readTree(Schemas.of(TOPIC).schema());
        ObjectNode answer = JSON.readTree(new Mind(1).answer(Topics.prompt(MATERIAL), schema, Mood.HONEST))
                .asObject();
        answer.putArray("proposals");
        List<String> positions = Topics.MACHINE.planogram().slots().stream()
                .map(slot -> slot.position().toString())
                .toList();
        for (String position : positions) {
            for (String with : positions) {
                ObjectNode longer = answer.deepCopy();
                longer.withArray("proposals").add(swap(position, with));
                int passing = VERIFIER.passing(longer.toString()).size();
                answer = passing > answer.get("proposals").size() ? longer : answer;
                if (passing == 2) {
                    return answer;
                }
            }
        }
        throw new IllegalStateException("No two swaps of the machine pass together.");
    }
}
