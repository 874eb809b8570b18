package io.slotwise.llm.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.ClaudeBatches;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ClaudeFailure.Billing;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.call.upstream.ModelRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A far side that breaks the protocol, over a real socket with the vendor's client. */
@Timeout(60)
class NastyFarSideTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ModelRequest REQUEST =
            new ModelRequest("claude-haiku-5-5", 100, null, Prompt.of("You explain.", "Why?"), null);
    private static final String START = event("message_start", """
            {"type":"message_start","message":%s}""".formatted(message("[]", "null")));
    private static final String TEXT =
            event("content_block_start", """
            {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""") + event("content_block_delta", """
            {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Fine."}}""") + event("content_block_stop", """
            {"type":"content_block_stop","index":0}""");
    private static final String DELTA = event("message_delta", """
            {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},\
            "usage":{"output_tokens":5}}""");
    private static final String STOP = event("message_stop", "{\"type\":\"message_stop\"}");

    private static HttpServer server;
    private static LazyClaude claude;
    private static final List<String> asked = new CopyOnWriteArrayList<>();
    private static volatile Answer answer = out -> {};
    private static volatile int status = 200;

    /** What is written after the head. */
    private interface Answer {
        void write(OutputStream out) throws IOException;
    }

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", NastyFarSideTest::handle);
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        claude = LazyClaude.load(new ClaudeConfig("sk-secret", address, PATIENCE, 10_000));
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void a_stream_as_it_should_be_is_read() throws Exception {
        ModelReply reply = stream(START + TEXT + DELTA + STOP);

        assertThat(reply.text()).isEqualTo("Fine.");
        assertThat(reply.usage()).isEqualTo(Usage.of(7, 5));
    }

    @Test
    void what_comes_after_the_end_of_a_message_is_not_read() throws Exception {
        assertThat(stream(START + TEXT + DELTA + STOP + TEXT + DELTA).text()).isEqualTo("Fine.");
    }

    @Test
    void a_second_beginning_does_not_make_the_first_cheaper() {
        ClaudeFailure failure = refused(START + TEXT + START + DELTA + STOP);

        assertThat(failure.kind()).isEqualTo(Cause.GARBLED);
        assertThat(failure.billing()).isEqualTo(Billing.UNKNOWN);
    }

    @Test
    void text_before_the_beginning_is_no_message() {
        assertThat(refused(TEXT + START + DELTA + STOP).kind()).isEqualTo(Cause.GARBLED);
    }

    @Test
    void a_message_without_its_last_count_has_none() throws Exception {
        assertThat(stream(START + TEXT + STOP).usage()).isEqualTo(Usage.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-9", "null", "\"many\"", "1.5e40", "{}"})
    void a_count_that_is_none_costs_nobody_the_answer(String tokens) throws Exception {
        String delta = DELTA.replace("\"output_tokens\":5", "\"output_tokens\":" + tokens);
        answers(message("[{\"type\":\"text\",\"text\":\"Fine.\"}]", "\"end_turn\"")
                .replace("\"output_tokens\":1", "\"output_tokens\":" + tokens));
        ModelReply whole = claude.send(REQUEST, PATIENCE, new Cancellation());

        assertThat(List.of(whole.text(), stream(START + TEXT + delta + STOP).text()))
                .containsOnly("Fine.");
        assertThat(whole.usage()).isEqualTo(Usage.NONE);
    }

    @Test
    void a_body_that_never_ends_is_left_before_it_fills_the_memory() {
        status = 200;
        answer = out -> {
            out.write("{\"id\":\"".getBytes(StandardCharsets.UTF_8));
            byte[] more = "a".repeat(65_536).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100_000; i++) {
                out.write(more);
            }
        };
        ClaudeFailure failure =
                catchThrowableOfType(ClaudeFailure.class, () -> claude.send(REQUEST, PATIENCE, new Cancellation()));

        assertThat(failure.kind()).isEqualTo(Cause.BROKEN_STREAM);
        assertThat(failure.billing()).isEqualTo(Billing.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: ", "", ": "})
    void a_line_that_never_ends_is_left_before_it_fills_the_memory(String begin) {
        status = 200;
        answer = out -> {
            out.write((START + begin).getBytes(StandardCharsets.UTF_8));
            byte[] more = "a".repeat(65_536).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100_000; i++) {
                out.write(more);
            }
        };
        ClaudeFailure failure = catchThrowableOfType(
                ClaudeFailure.class, () -> claude.stream(REQUEST, PATIENCE, new Cancellation(), piece -> {}));

        assertThat(failure.kind()).isEqualTo(Cause.BROKEN_STREAM);
    }

    @Test
    void a_storm_of_pings_is_left() {
        status = 200;
        answer = out -> {
            byte[] pings = event("ping", "{\"type\":\"ping\"}").repeat(500).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100_000; i++) {
                out.write(pings);
            }
        };

        assertThat(catchThrowableOfType(
                                ClaudeFailure.class,
                                () -> claude.stream(REQUEST, PATIENCE, new Cancellation(), piece -> {}))
                        .billing())
                .isEqualTo(Billing.UNKNOWN);
    }

    @Test
    void a_redirect_is_not_followed_and_costs_nothing() {
        answers("{}");
        status = 307;
        asked.clear();
        ClaudeFailure failure =
                catchThrowableOfType(ClaudeFailure.class, () -> claude.send(REQUEST, PATIENCE, new Cancellation()));

        assertThat(failure.billing()).isEqualTo(Billing.NOTHING);
        assertThat(asked).containsExactly("/v1/messages");
    }

    @Test
    void what_the_far_side_calls_things_cannot_forge_a_line_of_the_log() {
        answers("{\"type\":\"error\",\"error\":{\"type\":\"x\\nlevel=ERROR sk-secret\",\"message\":\"sk-secret\"}}");
        status = 400;
        ClaudeFailure failure =
                catchThrowableOfType(ClaudeFailure.class, () -> claude.send(REQUEST, PATIENCE, new Cancellation()));

        assertThat(failure.getMessage())
                .doesNotContain("sk-secret")
                .doesNotContain("\n")
                .contains("400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../admin", "", "a b", "x?y=1"})
    void a_batch_with_a_name_that_is_none_is_not_asked_for(String name) {
        answers("""
                {"id":"%s","type":"message_batch","processing_status":"in_progress","request_counts":{},\
                "created_at":"2026-11-26T01:00:00Z","expires_at":"2026-11-27T01:00:00Z"}""".formatted(name));
        ClaudeFailure failure = catchThrowableOfType(
                ClaudeFailure.class, () -> claude.submit(List.of(new ClaudeBatches.Item("a", REQUEST))));

        assertThat(failure.kind()).isEqualTo(Cause.GARBLED);
        assertThat(failure.billing()).isEqualTo(Billing.UNKNOWN);
    }

    @Test
    void results_are_fetched_from_the_configured_address_whatever_the_batch_says() throws Exception {
        answers("""
                {"id":"b","type":"message_batch","processing_status":"ended","request_counts":{},\
                "created_at":"2026-11-26T01:00:00Z","expires_at":"2026-11-27T01:00:00Z",\
                "results_url":"http://169.254.169.254/latest"}""");
        asked.clear();
        assertThat(claude.state("b")).isEqualTo(ClaudeBatches.State.ENDED);
        answers("");
        claude.results("b", result -> {});

        assertThat(asked).containsExactly("/v1/messages/batches/b", "/v1/messages/batches/b/results");
    }

    private static ModelReply stream(String events) throws ClaudeFailure {
        answers(events);
        return claude.stream(REQUEST, PATIENCE, new Cancellation(), piece -> {});
    }

    private static ClaudeFailure refused(String events) {
        return catchThrowableOfType(ClaudeFailure.class, () -> stream(events));
    }

    private static void answers(String body) {
        status = 200;
        answer = out -> out.write(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void handle(HttpExchange exchange) {
        try (exchange) {
            asked.add(exchange.getRequestURI().getPath());
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, 0);
            answer.write(exchange.getResponseBody());
        } catch (IOException left) {
            // the client has left, as it should
        }
    }

    private static String message(String content, String stop) {
        return """
                {"id":"m","type":"message","role":"assistant","model":"claude-haiku-5-5","content":%s,\
                "stop_reason":%s,"stop_sequence":null,"usage":{"input_tokens":7,"output_tokens":1}}""".formatted(content, stop);
    }

    private static String event(String name, String data) {
        return "event: %s\ndata: %s\n\n".formatted(name, data);
    }
}
