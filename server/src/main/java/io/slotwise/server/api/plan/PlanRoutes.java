package io.slotwise.server.api.plan;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.Stated;
import io.slotwise.server.advice.optimise.Cores;
import io.slotwise.server.advice.optimise.OptimisePlan;
import io.slotwise.server.advice.optimise.PlanAnswer;
import io.slotwise.server.advice.optimise.PlanEvent;
import io.slotwise.server.advice.optimise.PlanQuestion;
import io.slotwise.server.advice.optimise.PlannedMove;
import io.slotwise.server.advice.optimise.Suggestions;
import io.slotwise.server.advice.usage.ReadUsage;
import io.slotwise.server.api.Answer;
import io.slotwise.server.api.Explaining;
import io.slotwise.server.api.PlanTalk;
import io.slotwise.server.api.guard.Gate;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.read.SituationReader;
import io.slotwise.server.api.stream.EventWriter;
import io.slotwise.server.api.stream.Outlet;
import io.slotwise.server.api.stream.Streams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The best planogram for one cabinet, as one answer or told while it is made. */
@RestController
final class PlanRoutes {
    private static final String STREAM = "/api/planogram/stream-optimization";

    private final SituationReader situations;
    private final OptimisePlan optimising;
    private final Explaining explaining;
    private final Cores cores;
    private final Streams streams;
    private final ReadUsage usage;

    PlanRoutes(
            SituationReader situations,
            OptimisePlan optimising,
            Explaining explaining,
            Cores cores,
            Streams streams,
            ReadUsage usage) {
        this.situations = situations;
        this.optimising = optimising;
        this.explaining = explaining;
        this.cores = cores;
        this.streams = streams;
        this.usage = usage;
    }

    /** A question, and whether Claude is wanted beside the engine. */
    private record Asked(PlanQuestion question, boolean explain) {
        String version() {
            return question.situation().dataVersion();
        }
    }

    @PostMapping(value = "/api/planogram/optimize", produces = "application/json")
    Answer<?> optimize(Fields body, HttpServletRequest request) {
        Asked asked = asked(body);
        Gate.rest(request);
        if (!asked.explain()) {
            PlanAnswer answer = cores.call(() -> optimising.plan(asked.question()));
            return Answer.engine(request, asked.version(), answer);
        }
        PlanTalk talk = explaining.talk(request);
        PlanAnswer answer = cores.call(() -> optimising.plan(asked.question(), talk, event -> {}, () -> false));
        return talk.answer(request, asked.version(), answer);
    }

    @PostMapping(value = STREAM, produces = EventWriter.MEDIA_TYPE)
    void stream(Fields body, HttpServletRequest request, HttpServletResponse response) throws IOException {
        stream(asked(body), EventWriter.Listeners.NAMED, request, response);
    }

    /**
     * For a browser's {@code EventSource}, which can only ask with an address. One that names no machine watches the
     * first there is; the event {@code started} says which.
     */
    @GetMapping(value = STREAM, produces = EventWriter.MEDIA_TYPE)
    void streamByAddress(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (EventWriter.lastSeen(request) >= Streams.LAST_ID) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT); // a browser then stops coming back
            return;
        }
        Fields query = QueryFields.of(request, Set.of("device_id", "type", "objective"), situations::firstDevice);
        stream(asked(query), EventWriter.Listeners.ALL, request, response);
    }

    private void stream(
            Asked asked, EventWriter.Listeners listeners, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        PlanTalk talk = asked.explain() ? explaining.talk(request) : null;
        Suggestions suggestions = talk == null ? Suggestions.NONE : talk;
        streams.follow(request, response, listeners, cores, outlet -> {
            PlanAnswer answer =
                    optimising.watched(asked.question(), suggestions, event -> tell(event, outlet), outlet::stopped);
            if (!outlet.stopped()) {
                PlanTalk.Used used = talk == null ? null : talk.used(usage);
                if (used != null) {
                    outlet.tell("usage", used);
                }
                outlet.tell(
                        "done",
                        talk == null
                                ? Answer.engine(request, asked.version(), answer)
                                : talk.answer(request, asked.version(), answer));
            }
        });
    }

    private Asked asked(Fields body) {
        PlanQuestion.Settings settings = PlanReader.read(body, Effort.STANDARD);
        boolean explain = body.flag("explain", true);
        Stated stated = situations.stated(body);
        Situation situation = situations.situation(body, stated);
        return new Asked(new PlanQuestion(situation, settings), explain);
    }

    /** A move with the plan that it belongs to. */
    record ToldMove(int revision, @JsonUnwrapped PlannedMove move) {}

    private static void tell(PlanEvent event, Outlet outlet) {
        switch (event) {
            case PlanEvent.Started started -> outlet.tell("started", started);
            case PlanEvent.Advanced advanced -> outlet.tellNews("progress", advanced);
            case PlanEvent.MoveFound found -> outlet.tell("move", new ToldMove(found.revision(), found.move()));
            case PlanEvent.Said said -> outlet.tell("text", said);
            case PlanEvent.RejectedOne rejected -> outlet.tell("rejected", rejected.rejected());
            case PlanEvent.Notice notice -> outlet.tell("notice", Map.of("fallback_reason", notice.fallbackReason()));
        }
    }
}
