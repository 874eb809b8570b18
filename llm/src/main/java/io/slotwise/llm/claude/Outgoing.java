package io.slotwise.llm.claude;

import com.anthropic.core.JsonValue;
import com.anthropic.core.ObjectMappers;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.CacheControlEphemeral;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.ImageBlockParam;
import com.anthropic.models.messages.JsonOutputFormat;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.OutputConfig;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.batches.BatchCreateParams;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.slotwise.llm.call.Keep;
import io.slotwise.llm.call.Part;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.upstream.ModelRequest;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our request in the vendor's words: messages, counting, a request of a batch. */
final class Outgoing {
    private Outgoing() {}

    static MessageCreateParams message(ModelRequest request) {
        MessageCreateParams.Builder message = MessageCreateParams.builder()
                .model(request.model())
                .maxTokens(request.maxTokens())
                .systemOfTextBlockParams(system(request.prompt()));
        for (Prompt.Turn turn : request.prompt().turns()) {
            switch (turn.role()) {
                case USER -> message.addUserMessageOfContentBlockParams(content(turn));
                case ASSISTANT -> message.addAssistantMessageOfContentBlockParams(content(turn));
            }
        }
        OutputConfig output = output(request);
        if (output != null) {
            message.outputConfig(output);
        }
        return message.build();
    }

    static MessageCountTokensParams count(ModelRequest request) {
        MessageCountTokensParams.Builder count = MessageCountTokensParams.builder()
                .model(request.model())
                .systemOfTextBlockParams(system(request.prompt()));
        for (Prompt.Turn turn : request.prompt().turns()) {
            switch (turn.role()) {
                case USER -> count.addUserMessageOfContentBlockParams(content(turn));
                case ASSISTANT -> count.addAssistantMessageOfContentBlockParams(content(turn));
            }
        }
        OutputConfig output = output(request);
        if (output != null) {
            count.outputConfig(output);
        }
        return count.build();
    }

    static BatchCreateParams.Request item(String id, ModelRequest request) {
        BatchCreateParams.Request.Params.Builder item = BatchCreateParams.Request.Params.builder()
                .model(request.model())
                .maxTokens(request.maxTokens())
                .systemOfTextBlockParams(system(request.prompt()));
        for (Prompt.Turn turn : request.prompt().turns()) {
            switch (turn.role()) {
                case USER -> item.addUserMessageOfContentBlockParams(content(turn));
                case ASSISTANT -> item.addAssistantMessageOfContentBlockParams(content(turn));
            }
        }
        OutputConfig output = output(request);
        if (output != null) {
            item.outputConfig(output);
        }
        return BatchCreateParams.Request.builder()
                .customId(id)
                .params(item.build())
                .build();
    }

    private static List<TextBlockParam> system(Prompt prompt) {
        return prompt.system().stream()
                .map(part -> switch (part) {
                    case Part.Text text -> text(text);
                    case Part.Image image ->
                        throw new IllegalArgumentException("A picture must not stand in the system part of a prompt.");
                })
                .toList();
    }

    private static List<ContentBlockParam> content(Prompt.Turn turn) {
        return turn.parts().stream()
                .map(part -> switch (part) {
                    case Part.Text text -> ContentBlockParam.ofText(text(text));
                    case Part.Image image -> ContentBlockParam.ofImage(image(image));
                })
                .toList();
    }

    private static TextBlockParam text(Part.Text text) {
        TextBlockParam.Builder block = TextBlockParam.builder().text(text.text());
        CacheControlEphemeral kept = kept(text.keep());
        return kept == null ? block.build() : block.cacheControl(kept).build();
    }

    private static ImageBlockParam image(Part.Image image) {
        ImageBlockParam.Builder block = ImageBlockParam.builder()
                .source(Base64ImageSource.builder()
                        .mediaType(Base64ImageSource.MediaType.of(image.mediaType()))
                        .data(Base64.getEncoder().encodeToString(image.bytes()))
                        .build());
        CacheControlEphemeral kept = kept(image.keep());
        return kept == null ? block.build() : block.cacheControl(kept).build();
    }

    private static @Nullable CacheControlEphemeral kept(Keep keep) {
        return switch (keep) {
            case NO -> null;
            case FIVE_MINUTES -> CacheControlEphemeral.builder().build();
            case ONE_HOUR ->
                CacheControlEphemeral.builder()
                        .ttl(CacheControlEphemeral.Ttl.TTL_1H)
                        .build();
        };
    }

    private static @Nullable OutputConfig output(ModelRequest request) {
        if (request.effort() == null && request.schema() == null) {
            return null;
        }
        OutputConfig.Builder output = OutputConfig.builder();
        if (request.effort() != null) {
            output.effort(OutputConfig.Effort.of(request.effort().word()));
        }
        if (request.schema() != null) {
            output.format(
                    JsonOutputFormat.builder().schema(schema(request.schema())).build());
        }
        return output.build();
    }

    private static JsonOutputFormat.Schema schema(String text) {
        JsonOutputFormat.Schema.Builder schema = JsonOutputFormat.Schema.builder();
        try {
            JsonNode tree = ObjectMappers.jsonMapper().readTree(text);
            tree.properties()
                    .forEach(entry ->
                            schema.putAdditionalProperty(entry.getKey(), JsonValue.fromJsonNode(entry.getValue())));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The schema of an answer must be JSON.", e);
        }
        return schema.build();
    }
}
