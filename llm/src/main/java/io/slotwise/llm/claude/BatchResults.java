package io.slotwise.llm.claude;

import com.anthropic.core.http.Headers;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.batches.MessageBatchIndividualResponse;
import com.anthropic.models.messages.batches.MessageBatchResult;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.upstream.ClaudeBatches.Result;
import io.slotwise.llm.call.upstream.ModelReply;

/** The results of a batch in our words. */
final class BatchResults {
    private static final Headers NO_HEADERS = Headers.builder().build();

    private BatchResults() {}

    static Result of(MessageBatchIndividualResponse response, boolean simulated) {
        String id = response.customId();
        MessageBatchResult result = response.result();
        if (result.isSucceeded()) {
            return new Result.Done(id, reply(result.asSucceeded().message(), simulated));
        }
        if (result.isErrored()) {
            return new Result.Failed(id, Cause.SERVER_ERROR, "the far side failed on this request");
        }
        return new Result.Expired(id);
    }

    private static ModelReply reply(Message message, boolean simulated) {
        ModelReply reply = Incoming.reply(message, NO_HEADERS, simulated);
        return new ModelReply(reply.model(), reply.text(), reply.stop(), reply.usage(), null, null, simulated);
    }
}
