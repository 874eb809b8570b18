package io.slotwise.server.api;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.Keyring;
import io.slotwise.server.Served;
import io.slotwise.server.store.StoredFleets;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every example of the description, spoilt at random in many ways: each is answered, and none with a fault of ours. */
@Tag("slow")
class MutatedRequestsTest {
    private static final int EACH = 120;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Values that stand in for any other. */
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "0.1",
            "3.0000001",
            "100000",
            "1000000000",
            "-1e18",
            "1e300",
            "\"\"",
            "\"A1\"",
            "\"ZZ99\"",
            "\" \"",
            "\"2026-01-01\"",
            "\"9999-12-31\"",
            "\"NaN\"",
            "\"m1\"",
            "\"P1\"",
            "\"\\u0000\"",
            "\"\\ud7ff\"",
            "\"<script>\"",
            "[]",
            "{}",
            "[[]]",
            "[1]",
            "[null]",
            "[\"A1\",\"A1\"]",
            "{\"a\":1}",
            "\"" + "x".repeat(5_000) + "\"");

    @RegisterExtension
    static final Served server = Served.over(folder -> {
        StoredFleets.write(folder, 1, 3, 200);
        Keyring.makeExamples(folder);
    });

    @Test
    void no_spoilt_request_is_answered_with_a_fault_of_ours() {
        SplittableRandom random = new SplittableRandom(20);
        List<String> faults = new ArrayList<>();
        int understood = 0;
        for (DescribedOperation one : DescribedOperation.of(json(server.get("/openapi.json")))) {
            if (!one.bodyType().equals("application/json")) {
                continue;
            }
            for (int i = 0; i < EACH; i++) {
                String body = spoilt(MAPPER.readTree(one.body()), random);
                HttpResponse<String> answer = server.send(one.request(server::at, BodyPublishers.ofString(body)));
                understood += answer.statusCode() < 300 ? 1 : 0;
                if (answer.statusCode() == 500) {
                    faults.add(one.name() + " " + body);
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(understood)
                .as("some are spoilt so little that they are answered")
                .isGreaterThan(EACH);
    }

    private static String spoilt(JsonNode body, SplittableRandom random) {
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            List<Consumer<SplittableRandom>> places = new ArrayList<>();
            collect(body, places);
            if (!places.isEmpty()) {
                places.get(random.nextInt(places.size())).accept(random);
            }
        }
        return body.toString();
    }

    /** What can be done to each field and element inside a node. */
    private static void collect(JsonNode node, List<Consumer<SplittableRandom>> places) {
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames()) {
                places.add(random -> spoil(object, name, random));
                collect(object.get(name), places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                places.add(random -> spoil(array, at, random));
                collect(array.get(i), places);
            }
        }
    }

    private static void spoil(ObjectNode object, String name, SplittableRandom random) {
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "_", odd(random));
            default -> object.set(name, odd(random));
        }
    }

    private static void spoil(ArrayNode array, int at, SplittableRandom random) {
        switch (random.nextInt(4)) {
            case 0 -> array.remove(at);
            case 1 -> array.addAll(array.deepCopy());
            default -> array.set(at, odd(random));
        }
    }

    private static JsonNode odd(SplittableRandom random) {
        return MAPPER.readTree(ODD.get(random.nextInt(ODD.size())));
    }
}
