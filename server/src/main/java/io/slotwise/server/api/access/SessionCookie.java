package io.slotwise.server.api.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The cookie that holds a session's secret: no script reads it, no other site has it sent along. */
final class SessionCookie {
    private static final String NAME = "slotwise_session";

    private SessionCookie() {}

    /** What a request's cookie holds; null where there is none, or more than one. */
    static @Nullable String of(HttpServletRequest request) {
        String found = null;
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(NAME)) {
                if (found != null) {
                    return null; // one of them was planted
                }
                found = cookie.getValue();
            }
        }
        return found;
    }

    /** Lasts as long as the browser is open, and no longer than the session. */
    static void set(HttpServletRequest request, HttpServletResponse response, String secret) {
        response.addHeader("Set-Cookie", "%s=%s%s".formatted(NAME, secret, attributes(request)));
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Set-Cookie", "%s=; Max-Age=0%s".formatted(NAME, attributes(request)));
    }

    private static String attributes(HttpServletRequest request) {
        return "; Path=/; HttpOnly; SameSite=Strict" + (isSecure(request) ? "; Secure" : "");
    }

    /** Where something before this server speaks TLS, the page's own origin says so. */
    private static boolean isSecure(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return request.isSecure()
                || (origin != null && origin.toLowerCase(Locale.ROOT).startsWith("https://"))
                || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    }
}
