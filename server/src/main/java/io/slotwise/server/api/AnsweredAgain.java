package io.slotwise.server.api;

import io.slotwise.llm.call.Answer.Level;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.cost.CallFacts;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.cost.UsageRow.Certainty;
import io.slotwise.server.api.access.Doorkeeper;
import io.slotwise.server.api.guard.BodyReader;
import io.slotwise.server.api.guard.JsonBodies;
import io.slotwise.server.api.problem.Trace;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/** Answers a question that was just answered, before its route is reached; counted like any other hit of the cache. */
final class AnsweredAgain implements HandlerInterceptor {
    private static final String ANALYSES = "/api/planogram/";
    private static final String ASKED = KeptReplies.Asked.class.getName();
    private static final double NANOS_PER_MS = 1e6;

    private final BodyReader bodies;
    private final KeptReplies replies;
    private final ClaudeQuota quota;
    private final Consumer<UsageRow> noted;
    private final InstantSource clock;

    AnsweredAgain(
            BodyReader bodies, KeptReplies replies, ClaudeQuota quota, Consumer<UsageRow> noted, InstantSource clock) {
        this.bodies = bodies;
        this.replies = replies;
        this.quota = quota;
        this.noted = noted;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        String path = request.getRequestURI();
        if (!request.getMethod().equals("POST") || !path.startsWith(ANALYSES) || !JsonBodies.isJson(request)) {
            return true;
        }
        KeptReplies.Asked asked = replies.asked(path, bodies.readJson(request));
        if (asked == null) {
            return true;
        }
        KeptReplies.Reply reply = replies.find(asked);
        if (reply == null) {
            request.setAttribute(ASKED, asked);
            return true;
        }
        send(request, response, reply);
        return false;
    }

    /** What was noted of a request when it came in, or null. */
    static KeptReplies.@Nullable Asked asked(HttpServletRequest request) {
        return request.getAttribute(ASKED) instanceof KeptReplies.Asked asked ? asked : null;
    }

    private void send(HttpServletRequest request, HttpServletResponse response, KeptReplies.Reply reply)
            throws IOException {
        Trace trace = Trace.of(request);
        double ms = trace.elapsedMs();
        byte[] time = Double.toString(ms).getBytes(StandardCharsets.US_ASCII);
        quota.tell(response, Doorkeeper.counted(request), reply.source().feature());
        response.setContentType("application/json");
        response.setContentLength(reply.bytes() + time.length);
        ServletOutputStream out = response.getOutputStream();
        out.write(reply.head());
        out.write(time);
        out.write(reply.tail());
        noted.accept(row(trace.id(), reply.source(), Duration.ofNanos((long) (ms * NANOS_PER_MS))));
    }

    private UsageRow row(String traceId, KeptReplies.Source source, Duration latency) {
        CallFacts call = new CallFacts(
                "again-" + traceId,
                0,
                clock.instant(),
                source.feature().word(),
                source.model(),
                source.feature().tier(),
                source.template(),
                source.subject());
        return new UsageRow(call, Usage.NONE, 0, Certainty.COUNTED, latency, null, Level.MEMORY, null);
    }
}
