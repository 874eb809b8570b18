package io.slotwise.server.api;

import io.slotwise.llm.call.Bounds;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.explain.Explain;
import io.slotwise.server.advice.explain.Explained;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.advice.explain.prompt.Topic;
import io.slotwise.server.api.access.Doorkeeper;
import io.slotwise.server.api.guard.BodyReader;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.WireJson;
import io.slotwise.server.api.problem.Trace;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.databind.node.ObjectNode;

/** Puts words beside the answers of the engine, where the caller wants them. */
public final class Explaining {
    /** Half a second is the promise for a score; what the disk and the engine take comes on top. */
    private static final Duration WHILE_DRAGGING = Duration.ofMillis(350);

    private final Explain explain;
    private final KeptReplies replies;
    private final ClaudeQuota quota;

    /**
     * Explanations within limits for each caller.
     *
     * @param replies whole answers in words, kept for the same question
     * @param perHour times that Claude is asked for one caller in an hour
     * @param plansPerMinute times of those in a minute for plans
     */
    public Explaining(Explain explain, KeptReplies replies, long perHour, long plansPerMinute) {
        this.explain = explain;
        this.replies = replies;
        quota = new ClaudeQuota(perHour, plansPerMinute);
    }

    /**
     * The answer, in words too if that was wanted.
     *
     * @param wanted what the request's field {@code explain} says
     * @param situation absent where no machine is in question
     */
    public <T> Answer<T> answer(
            HttpServletRequest request,
            Fields body,
            Feature feature,
            Wanted wanted,
            @Nullable Situation situation,
            T result) {
        return answer(
                request,
                body,
                feature,
                wanted,
                situation,
                situation == null ? Situation.STATED : situation.dataVersion(),
                result);
    }

    /** As above, for an answer that stands on more than one machine, with the version of its data. */
    public <T> Answer<T> answer(
            HttpServletRequest request,
            Fields body,
            Feature feature,
            Wanted wanted,
            @Nullable Situation situation,
            String version,
            T result) {
        if (wanted == Wanted.NO) {
            return Answer.engine(request, version, result);
        }
        Topic topic = Topic.of(feature, situation, WireJson.MAPPER.valueToTree(result), body.tree());
        Explained explained = explained(request, topic);
        Answer<T> answer = inWords(request, version, explained, result);
        if (explained.fallback() == null) {
            keep(request, topic, answer);
        }
        return answer;
    }

    private void keep(HttpServletRequest request, Topic topic, Answer<?> answer) {
        KeptReplies.Asked asked = AnsweredAgain.asked(request);
        Provenance provenance = answer.provenance();
        if (asked != null) {
            Situation situation = topic.situation();
            KeptReplies.Source source = new KeptReplies.Source(
                    topic.feature(),
                    Objects.requireNonNull(provenance.model()),
                    Objects.requireNonNull(provenance.promptVersion()),
                    situation == null || situation.dataVersion().equals(Situation.STATED)
                            ? null
                            : situation.machine().id());
            replies.keep(asked, source, WireJson.MAPPER.writeValueAsBytes(answer.again()));
        }
    }

    /** What answers a question that was just answered before its route is reached. */
    public HandlerInterceptor again(BodyReader bodies, Consumer<UsageRow> noted, InstantSource clock) {
        return new AnsweredAgain(bodies, replies, quota, noted, clock);
    }

    /** What Claude reads from a photo of the machine, and says about its layout. */
    public Explained look(
            HttpServletRequest request, Fields body, Situation situation, Object result, Topic.Photo photo) {
        ObjectNode question = body.tree().deepCopy().asObject();
        question.remove("image");
        Topic topic = Topic.of(Feature.VISUAL_MERCHANDISING, situation, WireJson.MAPPER.valueToTree(result), question)
                .showing(photo);
        return explained(request, topic);
    }

    /** The right to have Claude asked once beside all analyses, or null; what is left is told either way. */
    ClaudeQuota.@Nullable Place place(HttpServletRequest request) {
        ClaudeQuota.Place place = quota.take(Doorkeeper.counted(request), Feature.REVENUE_PREDICTION);
        tellQuota(request, Feature.REVENUE_PREDICTION);
        return place;
    }

    private Explained explained(HttpServletRequest request, Topic topic) {
        Feature feature = topic.feature();
        ClaudeQuota.Place place = quota.take(Doorkeeper.counted(request), feature);
        if (place == null) {
            tellQuota(request, feature);
            return explain.aloneFor(topic, Cause.RATE_LIMITED);
        }
        Bounds bounds = feature == Feature.PLACEMENT_FEEDBACK ? Bounds.within(WHILE_DRAGGING) : Bounds.USUAL;
        Explained explained = explain.explain(topic, bounds, new Cancellation());
        if (!explained.asked()) {
            place.giveBack();
        }
        tellQuota(request, feature);
        return explained;
    }

    private void tellQuota(HttpServletRequest request, Feature feature) {
        ServletRequestAttributes context = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        quota.tell(Objects.requireNonNull(context.getResponse()), Doorkeeper.counted(request), feature);
    }

    /** Claude's part in a plan for this caller; what it may still ask is told as it stands before. */
    public PlanTalk talk(HttpServletRequest request) {
        tellQuota(request, Feature.OPTIMISATION);
        String caller = Doorkeeper.counted(request);
        return new PlanTalk(explain, () -> quota.take(caller, Feature.OPTIMISATION));
    }

    /** The answer with words that stand already. */
    public static <T> Answer<T> inWords(HttpServletRequest request, String version, Explained explained, T result) {
        return inWords(request, version, explained, InWords.of(explained), result);
    }

    /** The answer with words that stand already, some of them in the result itself. */
    static <T> Answer<T> inWords(
            HttpServletRequest request, String version, Explained explained, @Nullable InWords words, T result) {
        return new Answer<>(
                true,
                Trace.of(request).elapsedMs(),
                explained.cached(),
                explained.fallback() != null,
                Provenance.of(version, explained),
                words,
                result);
    }

    /** Whether words are wanted. */
    public enum Wanted {
        YES,
        NO;

        /** Reads {@code explain}; true where it is missing. */
        public static Wanted unlessRefused(Fields body) {
            return body.flag("explain", true) ? YES : NO;
        }

        /** Reads {@code explain}; false where it is missing. */
        public static Wanted ifAsked(Fields body) {
            return body.flag("explain", false) ? YES : NO;
        }
    }
}
