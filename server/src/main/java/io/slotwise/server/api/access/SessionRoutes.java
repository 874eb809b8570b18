package io.slotwise.server.api.access;

import io.slotwise.server.advice.access.Caller;
import io.slotwise.server.advice.access.KnowCaller;
import io.slotwise.server.advice.access.Sessions;
import io.slotwise.server.api.json.Fields;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/session}: a page's way in: shows a key once and is known by a cookie from then on. */
@RestController
@RequestMapping(SessionRoutes.ADDRESS)
final class SessionRoutes {
    static final String ADDRESS = "/api/session";

    private static final int MOST_LETTERS = 200;

    private final Auth auth;
    private final KnowCaller known;
    private final Doorkeeper door;

    SessionRoutes(Auth auth, KnowCaller known, Doorkeeper door) {
        this.auth = auth;
        this.known = known;
        this.door = door;
    }

    /**
     * Who a page is to the server.
     *
     * @param asked whether callers are asked who they are at all
     * @param token what the page is to add to requests that are no reading
     */
    record Standing(
            boolean asked,
            boolean signedIn,
            @Nullable String name,
            @Nullable String role,
            @Nullable String token,
            @Nullable Instant endsAt) {}

    @GetMapping(produces = "application/json")
    Standing standing(HttpServletRequest request) {
        Caller caller = Doorkeeper.caller(request);
        Sessions.Open session = Doorkeeper.sessionOf(request);
        return caller == null
                ? nobody()
                : standing(
                        caller,
                        session == null ? null : session.writingToken(),
                        session == null ? null : session.endsAt());
    }

    @PostMapping(produces = "application/json")
    Standing signIn(Fields body, HttpServletRequest request, HttpServletResponse response) {
        String key = body.text("key", MOST_LETTERS);
        if (key == null) {
            body.issue("key", "missing", "The field (key) is needed.");
        }
        body.refuseUnknown();
        body.check();
        Caller caller = door.byKey(Objects.requireNonNull(key).strip());
        if (caller.proof() != Caller.Proof.KEY) {
            throw Doorkeeper.keyNeeded();
        }
        endOf(request);
        Sessions.Begun begun = known.signIn(caller);
        SessionCookie.set(request, response, begun.secret());
        return standing(begun.caller(), begun.writingToken(), begun.endsAt());
    }

    @DeleteMapping(produces = "application/json")
    Standing signOut(HttpServletRequest request, HttpServletResponse response) {
        endOf(request);
        SessionCookie.clear(request, response);
        return nobody();
    }

    static boolean isSignIn(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals(ADDRESS);
    }

    private void endOf(HttpServletRequest request) {
        String shown = SessionCookie.of(request);
        if (shown != null) {
            known.signOut(shown);
        }
    }

    private Standing standing(Caller caller, @Nullable String token, @Nullable Instant endsAt) {
        return new Standing(
                auth == Auth.KEYS, true, caller.name(), caller.role().word(), token, endsAt);
    }

    private Standing nobody() {
        return new Standing(auth == Auth.KEYS, false, null, null, null, null);
    }
}
