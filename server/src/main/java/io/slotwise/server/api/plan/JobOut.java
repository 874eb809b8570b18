package io.slotwise.server.api.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slotwise.server.api.Answers;
import io.slotwise.server.jobs.Job;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Jobs and their results as callers see them. */
final class JobOut {
    private JobOut() {}

    /** A job without its results. */
    record Line(
            String id,
            String kind,
            Job.State state,
            int total,
            int done,
            int failed,
            Instant createdAt,
            Instant changedAt,
            Links links) {
        static Line of(Job job) {
            return new Line(
                    job.id(),
                    job.kind(),
                    job.state(),
                    job.total(),
                    job.finished(),
                    job.failed(),
                    job.createdAt(),
                    job.changedAt(),
                    new Links(address(job.id()), address(job.id()) + "/events"));
        }
    }

    record Links(String self, String events) {}

    /** What became of one machine: {@code ok}, {@code error}, or neither while it is open. */
    record Result(
            int index,
            String deviceId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JsonNode ok,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JsonNode error) {
        static Result of(Job.Item item) {
            return switch (item.fate()) {
                case OPEN -> new Result(item.number(), item.subject(), null, null);
                case OK -> new Result(item.number(), item.subject(), Answers.tree(item.result()), null);
                case FAILED -> new Result(item.number(), item.subject(), null, Answers.tree(item.result()));
            };
        }
    }

    static String address(String jobId) {
        return "/api/jobs/" + jobId;
    }

    /** A job with some of its results, in the order that was asked. */
    static Map<String, @Nullable Object> page(Job job, List<Job.Item> items, @Nullable String next) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("success", true);
        page.put("job", Line.of(job));
        page.put("results", items.stream().map(Result::of).toList());
        page.put("next", next);
        return page;
    }
}
