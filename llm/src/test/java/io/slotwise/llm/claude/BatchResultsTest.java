package io.slotwise.llm.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.ClaudeBatches.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchResultsTest {
    private static final String USAGE = "{\"input_tokens\":100,\"output_tokens\":50}";

    @Test
    void lines_that_cannot_be_read_tell_nothing_and_spoil_no_other() throws IOException {
        List<Result> results = read(String.join(
                "\n",
                "{nonsense",
                done("a", USAGE),
                "{\"result\":{\"type\":\"succeeded\"}}",
                "{\"custom_id\":\"b\",\"result\":{\"type\":\"vanished\"}}",
                "{\"custom_id\":\"c\",\"result\":{\"type\":\"succeeded\",\"message\":7}}",
                "[]",
                "",
                "{\"custom_id\":\"d\",\"result\":{\"type\":\"expired\"}}",
                ""));

        assertThat(results).extracting(Result::id).containsExactly("a", "d");
    }

    @Test
    void a_count_that_cannot_be_one_costs_nobody_the_answer() throws IOException {
        for (String usage : List.of("{\"input_tokens\":-5,\"output_tokens\":-5}", "{}", "null", "\"much\"")) {
            assertThat(read(done("a", usage) + "\n"))
                    .as(usage)
                    .singleElement()
                    .satisfies(result ->
                            assertThat(((Result.Done) result).reply().usage()).isEqualTo(Usage.NONE));
        }
    }

    @Test
    void an_answer_longer_than_any_tells_nothing() throws IOException {
        assertThat(read(done("a", USAGE).replace("fine", "x".repeat(2_000)) + "\n" + done("b", USAGE)))
                .extracting(Result::id)
                .containsExactly("b");
    }

    @Test
    void a_file_that_ends_in_the_middle_of_a_line_was_cut() {
        String whole = done("a", USAGE) + "\n" + done("b", USAGE);

        assertThatThrownBy(() -> read(whole.substring(0, whole.length() - 20))).isInstanceOf(IOException.class);
    }

    @Test
    void a_page_that_holds_no_result_at_all_is_none() {
        assertThatThrownBy(() -> read("<html>\n<body>busy</body>\n")).isInstanceOf(IOException.class);
    }

    private static List<Result> read(String file) throws IOException {
        List<Result> results = new ArrayList<>();
        ClaudeConfig config = new ClaudeConfig("key", URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1), 1_000);
        new BatchResults(config).read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), results::add);
        return results;
    }

    private static String done(String id, String usage) {
        return """
                {"custom_id":"%s","result":{"type":"succeeded","message":{"id":"m","type":"message","role":"assistant",\
                "model":"x","content":[{"type":"text","text":"fine"}],"stop_reason":"end_turn","stop_sequence":null,\
                "usage":%s}}}""".formatted(id, usage);
    }
}
