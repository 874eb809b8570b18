package io.slotwise.server.boot;

import io.slotwise.server.api.problem.Problems;
import io.slotwise.server.api.problem.Refusal;
import io.slotwise.server.store.sqlite.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a caller hears when the store cannot do what a route asked of it. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StoreProblems {
    private static final int RETRY_AFTER_SECONDS = 2;

    @ExceptionHandler
    void failed(StoreException failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String detail = String.valueOf(failure.getMessage());
        Refusal refusal = switch (failure.kind()) {
            case FULL -> Refusal.of(507, "disk_full", detail);
            case READ_ONLY, DAMAGED -> Refusal.of(500, "storage", detail);
            case BUSY, IN_USE, UNAVAILABLE -> Refusal.busy(detail, RETRY_AFTER_SECONDS);
        };
        Problems.write(request, response, refusal);
    }
}
