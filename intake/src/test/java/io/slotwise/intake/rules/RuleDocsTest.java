package io.slotwise.intake.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page, the schema and the reader must tell the same story. */
class RuleDocsTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);

    @Test
    void the_schema_file_is_what_the_reader_goes_by() throws IOException {
        Path fresh = Path.of("target", "rules.schema.json");
        Files.createDirectories(fresh.getParent());
        Files.writeString(fresh, RuleSchema.text());

        assertThat(Files.readString(DOCS.resolve("rules.schema.json")))
                .as("docs/rules.schema.json is stale; copy intake/%s over it", fresh)
                .isEqualTo(RuleSchema.text());
    }

    @Test
    void every_example_of_the_page_can_be_read_and_written_back() throws IOException {
        for (String example : examples()) {
            RuleReading read = RuleBookJson.read("{\"rules\":[%s]}".formatted(example));
            assertThat(read).as(example).isInstanceOf(RuleReading.Accepted.class);
            RuleBook book = ((RuleReading.Accepted) read).book();
            assertThat(RuleBookJson.read(RuleBookJson.write(book))).isEqualTo(read);
        }
    }

    @Test
    void the_page_has_an_example_of_every_rule() throws IOException {
        String page = String.join("\n", examples());

        assertThat(RuleForms.ALL).allSatisfy(form -> assertThat(page).contains("\"rule\":\"" + form.name() + "\""));
    }

    @Test
    void every_rule_of_the_engine_that_is_not_a_law_can_be_written() {
        Set<Class<?>> laws = Set.of(
                Rule.SuitedTemperature.class, Rule.RowWeight.class, Rule.WithinCapacity.class, Rule.ShelfLife.class);
        Set<Class<?>> kinds = Stream.of(Rule.OfSlot.class, Rule.OfCabinet.class)
                .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                .filter(kind -> !laws.contains(kind))
                .collect(Collectors.toSet());

        assertThat(RuleForms.ALL.stream().<Class<?>>map(RuleForm::type).collect(Collectors.toSet()))
                .isEqualTo(kinds);
    }

    private static List<String> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(DOCS.resolve("rules.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
