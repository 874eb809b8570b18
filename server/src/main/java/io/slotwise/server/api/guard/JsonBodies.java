package io.slotwise.server.api.guard;

import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives a route that asks for {@link Fields} its request body, read strictly; one that may do without gets null where
 * nothing was sent.
 */
public final class JsonBodies implements HandlerMethodArgumentResolver {
    /** Addresses whose POST changes nothing; pages may send them as fetch sends a bare string. */
    private static final String ANALYSES = "/api/planogram/";

    /** The field of a request that may hold a picture. */
    private static final String PICTURE = "image";

    private final BodyReader bodies;

    public JsonBodies(BodyReader bodies) {
        this.bodies = bodies;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Fields.class;
    }

    @Override
    public @Nullable Fields resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory)
            throws IOException {
        HttpServletRequest request =
                Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class), "an HTTP request");
        if (parameter.isOptional() && isEmpty(request)) {
            return null;
        }
        requireJson(request);
        return Gate.mayHoldPicture(request)
                ? Fields.parseWithPicture(bodies.readJson(request), PICTURE)
                : Fields.parse(bodies.readJson(request));
    }

    private static boolean isEmpty(HttpServletRequest request) {
        return request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
    }

    private static void requireJson(HttpServletRequest request) {
        if (!isJson(request)) {
            throw Problems.ofStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        }
    }

    /** Whether a request says that its body is of a kind that is read here. */
    public static boolean isJson(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        boolean plain = encoding == null || encoding.equalsIgnoreCase("identity");
        return plain && isJson(request.getContentType(), request.getRequestURI());
    }

    private static boolean isJson(@Nullable String contentType, String address) {
        if (contentType == null) {
            return false;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", 2);
        String type = parts[0].strip();
        boolean utf8 = parts.length == 1 || parts[1].replace("\"", "").strip().equals("charset=utf-8");
        return utf8 && (type.equals("application/json") || (type.equals("text/plain") && address.startsWith(ANALYSES)));
    }
}
