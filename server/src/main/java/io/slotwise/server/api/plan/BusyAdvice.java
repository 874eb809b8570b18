package io.slotwise.server.api.plan;

import io.slotwise.server.advice.optimise.Cores;
import io.slotwise.server.api.problem.Problems;
import io.slotwise.server.api.problem.Refusal;
import io.slotwise.server.jobs.Jobs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a caller hears when there is more work than is let in. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BusyAdvice {
    private static final int SEARCHES_RETRY_SECONDS = 2;
    private static final int JOBS_RETRY_SECONDS = 30;

    @ExceptionHandler
    void searches(Cores.Busy busy, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problems.write(request, response, Refusal.busy(String.valueOf(busy.getMessage()), SEARCHES_RETRY_SECONDS));
    }

    @ExceptionHandler
    void jobs(Jobs.TooMany many, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problems.write(request, response, Refusal.busy(String.valueOf(many.getMessage()), JOBS_RETRY_SECONDS));
    }
}
