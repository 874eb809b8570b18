package io.slotwise.llm.claude;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.LogLevel;
import com.anthropic.core.ObjectMappers;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.Timeout;
import com.anthropic.core.http.HttpResponse;
import com.anthropic.core.http.HttpResponseFor;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.NotFoundException;
import com.anthropic.models.ErrorType;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageTokensCount;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.batches.BatchCreateParams;
import com.anthropic.models.messages.batches.MessageBatch;
import com.anthropic.services.blocking.MessageService;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.upstream.Claude;
import io.slotwise.llm.call.upstream.ClaudeBatches;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.call.upstream.ModelRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The vendor's client, with its own retries and redirects switched off. Safe for many threads. */
final class SdkClaude implements Claude, ClaudeBatches {
    private static final Pattern BATCH_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Duration BATCH_TIME = Duration.ofMinutes(2);
    /** On the wire: letters beyond ASCII, and the events around them. */
    private static final int BYTES_PER_CHAR = 4;

    private static final int CONNECTIONS = 64;
    private static final Duration KEEP_ALIVE = Duration.ofMinutes(1);

    private final AnthropicClient client;
    private final ClaudeConfig config;

    SdkClaude(ClaudeConfig config, String apiKey) {
        this.config = config;
        long mostBytes = (long) BYTES_PER_CHAR * config.mostAnswerChars();
        this.client = AnthropicOkHttpClient.builder()
                .apiKey(apiKey)
                .baseUrl(config.baseUrl().toString())
                .maxRetries(0)
                .maxIdleConnections(CONNECTIONS)
                .keepAliveDuration(KEEP_ALIVE)
                .logLevel(LogLevel.OFF)
                .checkJacksonVersionCompatibility(false)
                .addInterceptor(http -> new BoundedHttp(http, mostBytes))
                .build();
    }

    @Override
    public Readiness readiness() {
        return Readiness.READY;
    }

    @Override
    public ModelReply send(ModelRequest request, Duration timeout, Cancellation cancellation) throws ClaudeFailure {
        return Worker.run(teller -> send(request, timeout), timeout, cancellation, piece -> {});
    }

    @Override
    public ModelReply stream(
            ModelRequest request, Duration timeout, Cancellation cancellation, Consumer<Piece> listener)
            throws ClaudeFailure {
        return Worker.run(teller -> stream(request, timeout, teller), timeout, cancellation, listener);
    }

    @Override
    public long countTokens(ModelRequest request, Duration timeout) throws ClaudeFailure {
        return Worker.run(
                teller -> {
                    try (HttpResponseFor<MessageTokensCount> response =
                            messages().countTokens(Outgoing.count(request), options(timeout))) {
                        return response.parse().inputTokens();
                    }
                },
                timeout,
                new Cancellation(),
                piece -> {});
    }

    @Override
    public String submit(List<Item> items) throws ClaudeFailure {
        BatchCreateParams.Builder batch = BatchCreateParams.builder();
        items.forEach(item -> batch.addRequest(Outgoing.item(item.id(), item.request())));
        String id = batch(() -> client.messages()
                .batches()
                .create(batch.build(), options(BATCH_TIME))
                .id());
        if (!BATCH_ID.matcher(id).matches()) {
            throw Failures.unreadable("the far side's name for a batch is none");
        }
        return id;
    }

    @Override
    public State state(String batchId) throws ClaudeFailure {
        return batch(() -> {
            try {
                MessageBatch batch = client.messages().batches().retrieve(batchId, options(BATCH_TIME));
                boolean ended = batch.processingStatus().equals(MessageBatch.ProcessingStatus.ENDED);
                return ended ? State.ENDED : State.RUNNING;
            } catch (NotFoundException e) {
                requireOwnWords(e);
                return State.UNKNOWN;
            }
        });
    }

    @Override
    public void results(String batchId, Consumer<Result> listener) throws ClaudeFailure {
        batch(() -> {
            try (HttpResponse response =
                    client.messages().batches().withRawResponse().resultsStreaming(batchId, options(BATCH_TIME))) {
                new BatchResults(config).read(response.body(), listener);
            } catch (NotFoundException e) {
                requireOwnWords(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return batchId;
        });
    }

    @Override
    public void cancel(String batchId) throws ClaudeFailure {
        batch(() ->
                client.messages().batches().cancel(batchId, options(BATCH_TIME)).id());
    }

    /** Runs once what every call runs: the first takes seconds of processor time, which nobody should wait for. */
    void warmUp() {
        ModelRequest request = new ModelRequest("none", 1, null, Prompt.of("-", "-"), "{\"type\":\"object\"}");
        String reply = """
                {"id":"-","type":"message","role":"assistant","model":"none","content":[{"type":"text","text":"-"}],
                 "stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":1}}""";
        try {
            ObjectMappers.jsonMapper()
                    .writeValueAsString(Outgoing.message(request)._body());
            Message message = ObjectMappers.jsonMapper().readValue(reply, Message.class);
            Incoming.usage(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The client cannot read its own message.", e);
        }
    }

    private ModelReply send(ModelRequest request, Duration timeout) throws ClaudeFailure {
        try (HttpResponseFor<Message> response = messages().create(Outgoing.message(request), options(timeout))) {
            ModelReply reply = Incoming.reply(response.parse(), response.headers(), config.isSimulated());
            if (reply.text().length() > config.mostAnswerChars()) {
                throw Failures.tooLong(config.mostAnswerChars());
            }
            return reply;
        }
    }

    private ModelReply stream(ModelRequest request, Duration timeout, Worker.Teller teller) throws ClaudeFailure {
        StreamReader reader = new StreamReader(config.mostAnswerChars(), config.isSimulated(), teller);
        try (HttpResponseFor<StreamResponse<RawMessageStreamEvent>> response =
                messages().createStreaming(Outgoing.message(request), options(timeout))) {
            try (StreamResponse<RawMessageStreamEvent> events = response.parse()) {
                Iterator<RawMessageStreamEvent> each = events.iterator();
                while (!reader.isComplete() && each.hasNext()) {
                    reader.read(each.next());
                }
            }
            return reader.reply(response.headers());
        }
    }

    private MessageService.WithRawResponse messages() {
        return client.messages().withRawResponse();
    }

    private RequestOptions options(Duration timeout) {
        Duration connect = config.connect().compareTo(timeout) < 0 ? config.connect() : timeout;
        return RequestOptions.builder()
                .followRedirects(false)
                .timeout(Timeout.builder()
                        .connect(connect)
                        .read(timeout)
                        .write(timeout)
                        .request(timeout)
                        .build())
                .build();
    }

    /** A 404 in the protocol's own words is about the batch; any other is about the address that was asked. */
    private static void requireOwnWords(NotFoundException e) {
        if (e.type().filter(ErrorType.NOT_FOUND_ERROR::equals).isEmpty()) {
            throw e;
        }
    }

    private static <T> T batch(java.util.function.Supplier<T> call) throws ClaudeFailure {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw Failures.of(e);
        } catch (LinkageError e) {
            throw new ClaudeFailure(
                    Cause.GARBLED, ClaudeFailure.Billing.UNKNOWN, "the client does not fit its libraries", null, e);
        }
    }
}
