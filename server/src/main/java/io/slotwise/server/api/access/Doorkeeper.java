package io.slotwise.server.api.access;

import io.slotwise.server.advice.access.Caller;
import io.slotwise.server.advice.access.KnowCaller;
import io.slotwise.server.advice.access.Sessions;
import io.slotwise.server.advice.access.Verdict;
import io.slotwise.server.api.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sends a request: by its {@code Authorization} header (RFC 6750), else by its session cookie. A key
 * anywhere else, such as in the address, is none. What is shown and is not good is refused, never taken for nothing.
 */
public final class Doorkeeper {
    /** Header by which our own page shows that it is the one that writes; no other site can read what belongs in it. */
    static final String WRITING_TOKEN = "X-Slotwise-Token";

    /** Code of the refusal after which the page asks for the token anew. */
    static final String TOKEN_NEEDED = "session_token_needed";

    private static final String SCHEME = "bearer ";
    private static final String ADMITTED = Doorkeeper.class.getName();
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private final Auth auth;
    private final KnowCaller known;

    public Doorkeeper(Auth auth, KnowCaller known) {
        this.auth = auth;
        this.known = known;
    }

    private record Admitted(@Nullable Caller caller, Sessions.@Nullable Open session, BooleanSupplier stillGood) {}

    /**
     * Notes who sends a request; nobody, where nothing is shown and everybody is asked.
     *
     * @throws Refusal 400 or 401 where what is shown is not good, 403 where a session is used from elsewhere
     */
    public void admit(HttpServletRequest request) {
        Admitted admitted = admitted(request);
        request.setAttribute(ADMITTED, admitted);
    }

    private Admitted admitted(HttpServletRequest request) {
        String key = key(request);
        if (key != null) {
            return admitted(byKey(key), null);
        }
        if (auth == Auth.OPEN) {
            return admitted(Caller.LOCAL, null);
        }
        Sessions.Open session = session(request);
        return session == null ? admitted(null, null) : admitted(session.caller(), session);
    }

    private Admitted admitted(@Nullable Caller caller, Sessions.@Nullable Open session) {
        return new Admitted(caller, session, () -> caller == null || known.isStillGood(caller));
    }

    /** Who sends a request; null where nobody showed who they are. */
    public static @Nullable Caller caller(HttpServletRequest request) {
        return request.getAttribute(ADMITTED) instanceof Admitted admitted ? admitted.caller() : null;
    }

    /** Who acts by a request, as records and the audit trail have it. */
    public static String actor(HttpServletRequest request) {
        Caller caller = caller(request);
        if (caller == null) {
            throw new IllegalStateException("A request of nobody came as far as something that is kept.");
        }
        return caller.id();
    }

    /** Whom limits count a request for: the key where there is one, else the address that it comes from. */
    public static String counted(HttpServletRequest request) {
        Caller caller = caller(request);
        return caller != null && caller.isByKey() ? "key " + caller.id() : request.getRemoteAddr();
    }

    /** Whether whoever sent a request may still be told more; asked now and again by what goes on for long. */
    public static boolean isStillGood(HttpServletRequest request) {
        return !(request.getAttribute(ADMITTED) instanceof Admitted admitted)
                || admitted.stillGood().getAsBoolean();
    }

    /** What a reader hears whose key was revoked or ran out meanwhile. */
    public static Refusal goodNoMore() {
        return refused("key_refused", "The key is good no more.", "invalid_token");
    }

    static Sessions.@Nullable Open sessionOf(HttpServletRequest request) {
        return request.getAttribute(ADMITTED) instanceof Admitted admitted ? admitted.session() : null;
    }

    static Refusal keyNeeded() {
        return new Refusal(
                401,
                "key_needed",
                "This needs an access key: send Authorization: Bearer sw_…, or sign in on the page.",
                List.of(),
                Map.of("WWW-Authenticate", "Bearer realm=\"slotwise\""));
    }

    /** The caller of a key, however it was sent. */
    Caller byKey(String key) {
        return switch (known.byKey(key)) {
            case Verdict.Good good -> good.caller();
            case Verdict.Bad bad ->
                throw switch (bad.why()) {
                    case MALFORMED -> refused("key_refused", "This is no access key.", "invalid_token");
                    case UNKNOWN -> refused("key_refused", "The key is unknown or was revoked.", "invalid_token");
                    case EXPIRED -> refused("key_refused", "The key has expired.", "invalid_token");
                };
        };
    }

    private @Nullable String key(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        boolean isOurs = auth == Auth.KEYS || headers.stream().anyMatch(Doorkeeper::isOurs);
        if (headers.isEmpty() || !isOurs) {
            return null;
        }
        if (headers.size() > 1) {
            throw new Refusal(
                    400,
                    "bad_header",
                    "There must be one Authorization header.",
                    List.of(),
                    Map.of("WWW-Authenticate", challenge("invalid_request")));
        }
        String header = headers.getFirst();
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw refused("key_refused", "The Authorization header must be Bearer and an access key.", "invalid_token");
        }
        return header.substring(SCHEME.length()).strip();
    }

    private static boolean isOurs(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && header.substring(SCHEME.length()).strip().startsWith(KeyRoutes.PREFIX);
    }

    private Sessions.@Nullable Open session(HttpServletRequest request) {
        String shown = SessionCookie.of(request);
        Sessions.Open session = shown == null ? null : known.bySession(shown);
        if (session == null || (isFollowedLink(request) && !isOwnPage(request))) {
            return null;
        }
        if (!isOwnPage(request)) {
            throw Refusal.of(403, "origin_not_allowed", "A session is good for the pages of this server alone.");
        }
        if (!READING.contains(request.getMethod()) && !SessionRoutes.isSignIn(request)) {
            requireToken(request, session);
        }
        return session;
    }

    /** Whoever follows a link of another page comes as somebody who is not signed in, and gets the page all the same. */
    private static boolean isFollowedLink(HttpServletRequest request) {
        return request.getMethod().equals("GET") && "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
    }

    /** A page of another port of this host is of the same site to a browser, and gets the cookie sent along. */
    private static boolean isOwnPage(HttpServletRequest request) {
        String from = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        boolean own = origin == null
                || origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host);
        return own && (from == null || OWN_PAGES.contains(from));
    }

    private static void requireToken(HttpServletRequest request, Sessions.Open session) {
        String token = request.getHeader(WRITING_TOKEN);
        if (token == null
                || !MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        session.writingToken().getBytes(StandardCharsets.UTF_8))) {
            throw Refusal.of(
                    403,
                    TOKEN_NEEDED,
                    "With a session this needs the header %s, which GET /api/session tells.".formatted(WRITING_TOKEN));
        }
    }

    private static Refusal refused(String code, String detail, String error) {
        return new Refusal(401, code, detail, List.of(), Map.of("WWW-Authenticate", challenge(error)));
    }

    private static String challenge(String error) {
        return "Bearer realm=\"slotwise\", error=\"%s\"".formatted(error);
    }
}
