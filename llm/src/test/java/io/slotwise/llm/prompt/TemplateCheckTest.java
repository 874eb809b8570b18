package io.slotwise.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateCheckTest {
    @Test
    void a_good_template_has_no_fault() {
        assertThat(faults(Files.GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# Role|# Rule|The heading # Role is missing",
                "# Task|# Ask|The heading # Task is missing",
                "# Output|# End|The heading # Output is missing",
                "{{question}}|{{querstion}}|{{querstion}} is not declared as a value",
                "{{question}}|{{{question}}}|{{{question}}} is not declared as a section",
                "{{{planogram}}}|{{planogram}}|{{planogram}} is not declared as a value",
                "{{{history}}}|nothing|The declared name history is never used",
                "{{{history}}}|{{#history}}x{{/history}}|must be a plain name",
                "=== keep||It has 0 breakpoints",
                "why: a standard analysis||It must say why",
                "top_rows stable|top_rows volatile|{{{catalogue}}} changes",
            })
    void finds_what_is_wrong(String good, String bad, String fault) {
        String text = Files.GOOD.replace(good, bad == null ? "" : bad);
        assertThat(faults(text)).anySatisfy(found -> assertThat(found).contains(fault));
    }

    @Test
    void its_own_text_leaves_half_of_the_context_to_the_data() {
        assertThat(TemplateCheck.faults(Files.template(Files.GOOD), 100, String::length))
                .anySatisfy(fault -> assertThat(fault).contains("more than half"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tier: balanced|tier: strong|The tier (strong) must be",
                "tier: balanced|tear: balanced|The name tear is not known",
                "output: 800|output: much|The output (much) must be",
                "schema: answer.json|schema: gone.json|The schema (gone.json) is missing",
                "planogram 1 never|planogram 1 sometimes|must be a name, a priority",
                "=== keep|=== hold|must name system, user or keep",
                "value: question|value question|must be a name, a colon and a value",
            })
    void a_file_that_cannot_be_read_says_why(String good, String bad, String fault) {
        assertThatThrownBy(() -> Files.template(Files.GOOD.replace(good, bad)))
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"array\"}|must be of an object",
                "{\"type\":\"object\",\"properties\":{\"a\":{}},\"required\":[\"a\"]}|must be closed",
                "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{\"a\":{}},\"required\":[]}|every property",
                "{\"type\":\"object\",\"minProperties\":1}|uses minProperties",
                "{oops|is not JSON",
            })
    void a_schema_is_of_the_kind_the_far_side_takes(String schema, String fault) {
        assertThat(SchemaKind.faults(schema))
                .anySatisfy(found -> assertThat(found).contains(fault));
    }

    @Test
    void a_library_reads_what_its_index_names() {
        PromptLibrary library = PromptLibrary.read(Map.of(
                "index.txt",
                "revenue-prediction/v1\nrevenue-prediction/v2\n",
                "revenue-prediction/v1.md",
                Files.GOOD,
                "revenue-prediction/v2.md",
                Files.GOOD.replace("explain", "tell"),
                "revenue-prediction/answer.json",
                Files.SCHEMA)::get);

        assertThat(library.versions("revenue-prediction")).containsExactly("v1", "v2");
        assertThat(library.all()).extracting(template -> template.id().hash()).doesNotHaveDuplicates();
    }

    @Test
    void a_library_refuses_an_index_that_names_a_missing_file() {
        assertThatThrownBy(() -> PromptLibrary.read(Map.of("index.txt", "gone/v1")::get))
                .isInstanceOf(TemplateFault.class);
    }

    private static List<String> faults(String text) {
        return TemplateCheck.faults(Files.template(text), 6_000, String::length);
    }
}
