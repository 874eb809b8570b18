package io.slotwise.server.api.guard;

import io.slotwise.server.advice.access.Caller;
import io.slotwise.server.api.access.Doorkeeper;
import io.slotwise.server.api.json.StrictJson;
import io.slotwise.server.api.problem.Problems;
import io.slotwise.server.api.problem.Refusal;
import io.slotwise.server.api.problem.Trace;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one filter: gives each request its trace, sets the security headers, finds out who calls, and bounds how
 * many are inside. What a caller may do is decided at the route. Health is never shed.
 */
public final class Gate implements Filter {
    private static final String PLACE = Admission.Place.class.getName();
    private static final int MAX_ADDRESS = 4_096;
    private static final int MAX_HEADERS = 16 * 1024;
    private static final int TOO_LARGE_HEADERS = 431;
    private static final int TOO_MANY = 429;
    /** Requests that may wait for a turn of their kind: some hundred at once are served, not refused. */
    private static final int MAX_WAITING = 200;

    private static final String HEALTH = "/health/";
    private static final String ALIVE = "/health/live";
    private static final String DRAG = "/api/planogram/realtime-score";
    private static final String PICTURES = "/api/planogram/visual-merchandising";

    private final Callers callers;
    private final Doorkeeper door;
    private final Admission admission;
    private final Quota calls;
    private final HttpLimits.Whom limited;
    private final RequestLog log;

    public Gate(HttpLimits limits, Doorkeeper door, RequestLog log) {
        this.door = door;
        callers = new Callers(limits.allowedHosts(), limits.allowedOrigins());
        admission = new Admission(
                limits.maxInFlight(), limits.maxWorking(), limits.maxQuick(), MAX_WAITING, limits.maxWait());
        calls = Quota.bursting(
                "calls", limits.callRate().perSecond(), limits.callRate().burst());
        limited = limits.callRate().whom();
        this.log = log;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        Trace trace = Trace.of(http);
        ContentPolicy.apply(answer);
        answer.setHeader("Trace-Id", trace.id());
        try {
            pass(http, answer, chain);
        } catch (Refusal refusal) {
            Problems.write(http, answer, refusal);
        } finally {
            log.finished(http, answer, trace);
        }
    }

    /**
     * Sends a good answer off and lets other threads run before the turn is given back. Virtual threads are not taken
     * in the order in which they came; so every request that is in gets as far as its place in the queue for turns,
     * which is, before the next turn is given. Without this a busy connection, whose next request is in already, would
     * keep its thread running, and others would wait for a second.
     */
    @SuppressWarnings("ThreadPriorityCheck") // the point is to give way; nothing depends on who goes first
    private static void makeRoom(HttpServletResponse answer) throws IOException {
        if (answer.getStatus() == HttpServletResponse.SC_OK) {
            answer.flushBuffer();
            Thread.yield();
        }
    }

    private void pass(HttpServletRequest http, HttpServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        requireShortAddress(http);
        requireSmallHeaders(http);
        String origin = http.getHeader("Origin");
        callers.require(http.getHeader("Host"), origin, http.getLocalAddr());
        if (origin != null && callers.isForeignAllowed(origin) && answeredPreflight(http, answer, origin)) {
            return;
        }
        if (http.getRequestURI().equals(ALIVE)) {
            chain.doFilter(http, answer);
            return;
        }
        admit(http, answer);
        if (http.getRequestURI().startsWith(HEALTH)) {
            chain.doFilter(http, answer);
            return;
        }
        requireQuota(http, answer);
        try (Admission.Place place = admission.enter(workOf(http))) {
            http.setAttribute(PLACE, place);
            if (!hasBody(http)) {
                place.work();
            }
            chain.doFilter(http, answer);
            makeRoom(answer);
        }
    }

    /** Whoever tries keys that are not good is bound by the limit of callers without any. */
    private void admit(HttpServletRequest http, HttpServletResponse answer) {
        try {
            door.admit(http);
        } catch (Refusal refusal) {
            requireQuota(http, answer);
            throw refusal;
        }
    }

    private static Admission.Work workOf(HttpServletRequest http) {
        if (http.getRequestURI().equals(DRAG)) {
            return Admission.Work.QUICK;
        }
        return isLarge(http) ? Admission.Work.LARGE : Admission.Work.ANY;
    }

    /** Whether a request has one of the few places for large bodies, from its first byte on. */
    static boolean isLarge(HttpServletRequest request) {
        return mayHoldPicture(request)
                && (request.getContentLengthLong() > StrictJson.MAX_DOCUMENT_BYTES
                        || request.getHeader("Transfer-Encoding") != null);
    }

    /** Whether a request is one of those that may hold a photo. */
    static boolean mayHoldPicture(HttpServletRequest request) {
        return request.getRequestURI().equals(PICTURES);
    }

    /** Routes that ask Claude say later what is left of their own, narrower quota. */
    private void requireQuota(HttpServletRequest http, HttpServletResponse answer) {
        String caller = Doorkeeper.counted(http);
        if (limited == HttpLimits.Whom.REMOTE && isLocal(http)) {
            return;
        }
        boolean taken = calls.take(caller);
        Quota.tell(answer, caller, calls);
        if (!taken) {
            throw new Refusal(
                    TOO_MANY,
                    "too_many_requests",
                    "These are more calls than one caller may make.\nTry again in a moment.",
                    List.of(),
                    Map.of("Retry-After", Integer.toString(calls.retryAfterSeconds(caller))));
        }
    }

    /** Whether somebody on this machine calls; behind a proxy everybody seems to, but for their keys. */
    private static boolean isLocal(HttpServletRequest http) {
        Caller caller = Doorkeeper.caller(http);
        return (caller == null || !caller.isByKey())
                && InetAddress.ofLiteral(http.getRemoteAddr()).isLoopbackAddress();
    }

    /** Takes the request's turn to work, once its body is in. */
    static void work(HttpServletRequest request) {
        if (request.getAttribute(PLACE) instanceof Admission.Place place) {
            place.work();
        }
    }

    /** Gives the turn back while a request only waits or follows; it stays inside and takes no further turn. */
    public static void rest(HttpServletRequest request) {
        if (request.getAttribute(PLACE) instanceof Admission.Place place) {
            place.rest();
        }
    }

    /** Headers for pages of an allowed foreign origin; true when the request was only the question beforehand. */
    private static boolean answeredPreflight(HttpServletRequest http, HttpServletResponse answer, String origin) {
        answer.setHeader("Access-Control-Allow-Origin", origin);
        answer.setHeader(
                "Access-Control-Expose-Headers", "ETag, Location, RateLimit, RateLimit-Policy, Retry-After, Trace-Id");
        answer.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        answer.addHeader("Vary", "Origin");
        if (!"OPTIONS".equals(http.getMethod()) || http.getHeader("Access-Control-Request-Method") == null) {
            return false;
        }
        answer.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
        answer.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match, Idempotency-Key");
        answer.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return true;
    }

    private static boolean hasBody(HttpServletRequest http) {
        return http.getContentLengthLong() > 0 || http.getHeader("Transfer-Encoding") != null;
    }

    private static void requireShortAddress(HttpServletRequest http) {
        if (http.getRequestURI().length() + length(http.getQueryString()) > MAX_ADDRESS) {
            throw Problems.ofStatus(HttpServletResponse.SC_REQUEST_URI_TOO_LONG);
        }
    }

    private static void requireSmallHeaders(HttpServletRequest http) {
        int total = 0;
        for (String name : Collections.list(http.getHeaderNames())) {
            for (String value : Collections.list(http.getHeaders(name))) {
                total += name.length() + value.length();
            }
        }
        if (total > MAX_HEADERS) {
            throw Problems.ofStatus(TOO_LARGE_HEADERS);
        }
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
