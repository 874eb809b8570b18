package io.slotwise.server.api;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.Keyring;
import io.slotwise.server.Served;
import io.slotwise.server.store.StoredFleets;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The description of the routes against the routes themselves. */
class DescriptionRoutesTest {
    /** What a program calls; everything else is a page or a file for people. */
    private static final Pattern FOR_PROGRAMS = Pattern.compile("[A-Z]+ /(api/.*|health/.*|metrics|openapi[.]json)");

    @RegisterExtension
    static final Served server = Served.over(folder -> {
        StoredFleets.write(folder, 1, 3, 400);
        Keyring.makeExamples(folder);
    });

    @SuppressWarnings("NullAway.Init") // set before anything runs
    private static JsonNode document;

    @BeforeAll
    static void read() {
        document = json(server.get("/openapi.json"));
    }

    @Test
    void every_route_is_described_and_nothing_else() {
        List<String> routes = server.routes().stream()
                .filter(route -> FOR_PROGRAMS.matcher(route).matches())
                .toList();

        assertThat(operations().stream().map(DescribedOperation::name)).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void the_document_has_the_structure_of_openapi_3_1() {
        assertThat(document.get("openapi").stringValue()).startsWith("3.1.");
        assertThat(document.at("/info/title").isString()
                        && document.at("/info/version").isString())
                .isTrue();
        assertThat(operations().stream()
                        .map(one -> one.node().get("operationId").stringValue()))
                .doesNotHaveDuplicates();
        for (DescribedOperation one : operations()) {
            assertThat(one.node().get("summary").stringValue()).as(one.name()).isNotBlank();
            assertThat(one.node()
                            .at("/responses/default/content/application~1problem+json")
                            .isObject())
                    .as(one.name())
                    .isTrue();
            List<String> inPath = one.parameters().stream()
                    .filter(parameter -> parameter.get("in").stringValue().equals("path"))
                    .map(parameter -> "{" + parameter.get("name").stringValue() + "}")
                    .toList();
            assertThat(one.path().chars().filter(c -> c == '{').count()).isEqualTo(inPath.size());
            assertThat(inPath).allMatch(one.path()::contains);
        }
    }

    @Test
    void every_reference_leads_somewhere() {
        List<JsonNode> references = document.findValues("$ref");

        assertThat(references).isNotEmpty();
        for (JsonNode reference : references) {
            assertThat(document.at(reference.stringValue().substring(1)).isMissingNode())
                    .as(reference.stringValue())
                    .isFalse();
        }
    }

    @Test
    void every_example_works_and_is_answered_as_described() {
        for (DescribedOperation one : operations()) {
            HttpResponse<String> answer = server.send(one.request(server::at));

            assertThat(answer.statusCode()).as(one.name() + answer.body()).isBetween(200, 299);
            if (answer.statusCode() == 204) {
                continue;
            }
            JsonNode described = one.node().at("/responses/" + answer.statusCode() + "/content");
            String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
            assertThat(described.propertyNames()).as(one.name()).contains(type);
            if (type.equals("application/json")) {
                assertThat(json(answer).propertyNames())
                        .as(one.name())
                        .containsAll(required(described.get(type).get("schema")));
            }
        }
    }

    @Test
    void the_page_and_its_files_come_as_what_they_are_under_the_strict_policy() {
        assertThat(type("/docs")).isEqualTo("text/html;charset=utf-8");
        assertThat(type("/docs/docs.js")).isEqualTo("text/javascript;charset=utf-8");
        assertThat(type("/docs/docs.css")).isEqualTo("text/css;charset=utf-8");
        assertThat(server.get("/docs").body()).doesNotContain("<style", "style=", "onclick");
        assertThat(server.get("/docs/docs.js").body()).doesNotContain("innerHTML");
        assertThat(server.get("/docs/other.js").statusCode()).isEqualTo(404);
    }

    private static String type(String path) {
        return server.get(path)
                .headers()
                .firstValue("Content-Type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
    }

    private static List<DescribedOperation> operations() {
        return DescribedOperation.of(document);
    }

    /** The fields that a schema requires, through references and compositions. */
    private static List<String> required(JsonNode schema) {
        List<String> names = new ArrayList<>();
        if (schema.has("$ref")) {
            names.addAll(required(document.at(schema.get("$ref").stringValue().substring(1))));
        }
        schema.path("allOf").forEach(part -> names.addAll(required(part)));
        schema.path("required").forEach(name -> names.add(name.stringValue()));
        return names;
    }
}
