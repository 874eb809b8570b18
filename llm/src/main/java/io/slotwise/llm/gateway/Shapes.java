package io.slotwise.llm.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a text is JSON of an asked shape. Compiled schemas are kept, so many at most. Safe for many threads. */
public final class Shapes {
    private static final int MOST_SCHEMAS = 256;
    private static final int MOST_FAULTS = 10;

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Cache<String, Schema> schemas = Caffeine.newBuilder()
            .maximumSize(MOST_SCHEMAS)
            .executor(Runnable::run)
            .build();

    /** What is wrong, each with the field that it is wrong in; empty when the text has the shape. */
    public List<String> faults(String schema, String text) {
        JsonNode tree;
        try {
            tree = json.readTree(text);
        } catch (JacksonException e) {
            return List.of("The answer is not JSON: " + e.getOriginalMessage());
        }
        if (!isFinite(tree)) {
            return List.of("The answer holds a number that is too large to be one.");
        }
        return schemas.get(schema, registry::getSchema).validate(tree).stream()
                .limit(MOST_FAULTS)
                .map(Error::toString)
                .toList();
    }

    /** 1e400 is read as infinity. */
    private static boolean isFinite(JsonNode node) {
        if (node.isNumber()) {
            return Double.isFinite(node.doubleValue());
        }
        for (JsonNode child : node) {
            if (!isFinite(child)) {
                return false;
            }
        }
        return true;
    }
}
