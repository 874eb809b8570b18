package io.slotwise.server.advice.explain.prompt;

import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.verify.Ground.ChangeKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to be explained: an answer of the engine, and the question that it answers.
 *
 * @param situation the machine in question; absent where none is
 * @param result the engine's answer, as it is written
 * @param question the request, as it was read
 * @param kinds the changes that may be proposed here, among those of the feature
 * @param photo a picture of the machine, or null
 */
public record Topic(
        Feature feature,
        @Nullable Situation situation,
        JsonNode result,
        JsonNode question,
        Set<ChangeKind> kinds,
        @Nullable Photo photo) {
    public Topic {
        kinds = Set.copyOf(kinds);
    }

    /** A topic with the feature's own kinds of change and no picture. */
    public static Topic of(Feature feature, @Nullable Situation situation, JsonNode result, JsonNode question) {
        return new Topic(feature, situation, result, question, feature.kinds(), null);
    }

    /** The same about a picture. */
    public Topic showing(Photo picture) {
        return new Topic(feature, situation, result, question, kinds, picture);
    }

    /** The money that figures are in; empty where no machine is in question. */
    public String currency() {
        return situation == null ? "" : situation.machine().service().currency();
    }

    /** A PNG or JPEG. */
    public record Photo(String mediaType, byte[] bytes) {}
}
