package io.slotwise.llm.claude;

import com.anthropic.core.http.Headers;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.RawContentBlockDelta;
import com.anthropic.models.messages.RawMessageStreamEvent;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ModelReply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Puts a reply together from the events of a stream. Complete at {@code message_stop} and not before. One thread's. */
final class StreamReader {
    private final int mostChars;
    private final boolean simulated;
    private final Worker.Teller teller;
    private final long began = System.nanoTime();
    private final StringBuilder text = new StringBuilder();
    private String model = "";
    private Usage usage = Usage.NONE;
    private ModelReply.Stop stop = ModelReply.Stop.CUT;
    private @Nullable Duration timeToFirst;
    private boolean isStarted;
    private boolean isCounted;
    private boolean isComplete;

    StreamReader(int mostChars, boolean simulated, Worker.Teller teller) {
        this.mostChars = mostChars;
        this.simulated = simulated;
        this.teller = teller;
    }

    void read(RawMessageStreamEvent event) throws ClaudeFailure {
        if (event.isMessageStart()) {
            begin(event.asMessageStart().message());
        } else if (event.isContentBlockDelta()) {
            read(event.asContentBlockDelta().delta());
        } else if (event.isMessageDelta()) {
            var delta = event.asMessageDelta();
            stop = Incoming.stop(delta.delta().stopReason());
            usage = Incoming.usage(usage, delta);
            isCounted = true;
        } else if (event.isMessageStop()) {
            isComplete = true;
        }
    }

    /** Whether nothing more of the message can come. */
    boolean isComplete() {
        return isComplete;
    }

    private void begin(Message message) throws ClaudeFailure {
        if (isStarted) {
            throw Failures.outOfOrder();
        }
        isStarted = true;
        model = message.model().asString();
        usage = Incoming.usage(message);
    }

    private void read(RawContentBlockDelta delta) throws ClaudeFailure {
        if (!isStarted) {
            throw Failures.outOfOrder();
        }
        if (!delta.isText()) {
            return;
        }
        if (timeToFirst == null) {
            timeToFirst = Duration.ofNanos(System.nanoTime() - began);
        }
        String piece = delta.asText().text();
        if (text.length() + piece.length() > mostChars) {
            throw Failures.tooLong(mostChars);
        }
        text.append(piece);
        teller.tell(new Piece.Text(piece));
    }

    ModelReply reply(Headers headers) throws ClaudeFailure {
        if (!isStarted || !isComplete) {
            throw Failures.cut();
        }
        Usage counted = isCounted ? usage : Usage.NONE;
        return new ModelReply(model, text.toString(), stop, counted, timeToFirst, Incoming.rates(headers), simulated);
    }
}
