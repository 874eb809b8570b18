package io.slotwise.llm.claude;

import com.anthropic.core.ObjectMappers;
import com.anthropic.core.http.Headers;
import com.anthropic.errors.AnthropicInvalidDataException;
import com.anthropic.models.messages.batches.MessageBatchIndividualResponse;
import com.anthropic.models.messages.batches.MessageBatchResult;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.upstream.ClaudeBatches.Result;
import io.slotwise.llm.call.upstream.ModelReply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The results of a batch in our words, line by line: a line that cannot be read tells nothing of its request and spoils no
 * other. A last line that is not whole means that the file was cut.
 */
final class BatchResults {
    private static final Headers NO_HEADERS = Headers.builder().build();
    /** Beside the text of an answer: ids, counts, thinking. */
    private static final int CHARS_AROUND = 1_000_000;

    private final ClaudeConfig config;
    private final int mostChars;

    BatchResults(ClaudeConfig config) {
        this.config = config;
        mostChars = config.mostAnswerChars() + CHARS_AROUND;
    }

    /** @throws IOException if the file was cut, or holds something else */
    void read(InputStream body, Consumer<Result> listener) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        int read = 0;
        int lost = 0;
        Line line;
        do {
            line = next(lines);
            Result result = result(line.text);
            if (result != null) {
                listener.accept(result);
                read++;
            } else if (!line.text.isBlank()) {
                lost++;
                if (line.isLast) {
                    throw new IOException("the results end in the middle of a line");
                }
            }
        } while (!line.isLast);
        if (read == 0 && lost > 0) {
            throw new IOException("these are no results of a batch");
        }
    }

    private record Line(String text, boolean isLast) {}

    /** The next line; of one that is too long, more than may be read. */
    private Line next(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = lines.read();
        while (next >= 0 && next != '\n') {
            if (line.length() <= mostChars) {
                line.append((char) next);
            }
            next = lines.read();
        }
        return new Line(line.toString(), next < 0);
    }

    private @Nullable Result result(String line) {
        if (line.length() > mostChars || line.isBlank()) {
            return null;
        }
        try {
            return of(ObjectMappers.jsonMapper().readValue(line, MessageBatchIndividualResponse.class));
        } catch (JsonProcessingException | AnthropicInvalidDataException e) {
            return null;
        }
    }

    private @Nullable Result of(MessageBatchIndividualResponse response) {
        String id = response.customId();
        MessageBatchResult result = response.result();
        if (result.isSucceeded()) {
            ModelReply reply = Incoming.reply(result.asSucceeded().message(), NO_HEADERS, config.isSimulated());
            return reply.text().length() > config.mostAnswerChars() ? null : new Result.Done(id, reply);
        }
        if (result.isErrored()) {
            return new Result.Failed(id, Cause.SERVER_ERROR, "the far side failed on this request");
        }
        return result.isExpired() || result.isCanceled() ? new Result.Expired(id) : null;
    }
}
