package io.slotwise.server.api.guard;

import jakarta.servlet.http.HttpServletResponse;

/** The security headers of every response. */
public final class ContentPolicy {
    private static final String HEADER = "Content-Security-Policy";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'%s; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    private static final String STRICT = POLICY.formatted("");

    private ContentPolicy() {}

    /**
     * Lets one inline script of this page run, such as its import map.
     *
     * @param hash a CSP hash source without quotes: {@code sha256-} and the base64 digest of the script's text
     */
    public static void allowInlineScript(HttpServletResponse response, String hash) {
        response.setHeader(HEADER, POLICY.formatted(" '" + hash + "'"));
    }

    /** Lets a static file be kept by the browser; everything else is {@code no-store}. */
    public static void allowCaching(HttpServletResponse response, String cacheControl) {
        response.setHeader("Cache-Control", cacheControl);
    }

    static void apply(HttpServletResponse response) {
        response.setHeader(HEADER, STRICT);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }
}
