package io.slotwise.server.api.problem;

import io.slotwise.server.api.json.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The last stop of everything that a route throws. Only what nobody foresaw is logged with its stack. */
@RestControllerAdvice
final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    void refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problems.write(request, response, refusal);
    }

    @ExceptionHandler
    void invalid(InvalidInput input, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problems.write(request, response, Problems.of(input));
    }

    @ExceptionHandler
    void wrongMethod(HttpRequestMethodNotSupportedException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<String> allowed = e.getSupportedHttpMethods() == null
                ? List.of()
                : e.getSupportedHttpMethods().stream()
                        .map(HttpMethod::name)
                        .sorted()
                        .toList();
        String names = String.join(", ", allowed);
        Problems.write(
                request,
                response,
                new Refusal(
                        405,
                        "method_not_allowed",
                        "This address takes %s.".formatted(names),
                        List.of(),
                        Map.of("Allow", names)));
    }

    @ExceptionHandler
    void wrongParameter(MethodArgumentTypeMismatchException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Problems.write(request, response, badParameter(e.getName()));
    }

    @ExceptionHandler
    void missingParameter(
            MissingServletRequestParameterException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Problems.write(request, response, badParameter(e.getParameterName()));
    }

    /** A query that cannot be decoded, such as one that ends within an escape. */
    @ExceptionHandler
    void undecodable(InvalidParameterException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Problems.write(request, response, Problems.ofStatus(e.getErrorCode()));
    }

    @ExceptionHandler
    void unforeseen(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (e instanceof ErrorResponse known) {
            Problems.write(
                    request, response, Problems.ofStatus(known.getStatusCode().value()));
            return;
        }
        LOG.error("trace={} {} failed", Trace.of(request).id(), request.getMethod(), e);
        Problems.write(request, response, Problems.ofStatus(500));
    }

    private static Refusal badParameter(String name) {
        return Refusal.of(400, "bad_parameter", "The query parameter (%s) is missing or malformed.".formatted(name));
    }
}
