package io.slotwise.server.api.plan;

import io.slotwise.server.api.Answers;
import io.slotwise.server.api.access.Doorkeeper;
import io.slotwise.server.api.problem.Refusal;
import io.slotwise.server.api.stream.EventWriter;
import io.slotwise.server.api.stream.Streams;
import io.slotwise.server.jobs.Job;
import io.slotwise.server.jobs.Jobs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/jobs}: the state of background work, its results, its events, giving it up. */
@RestController
@RequestMapping("/api/jobs")
final class JobRoutes {
    private static final Duration COMMENT_EVERY = Duration.ofSeconds(15);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int AT_ONCE = 100;
    private static final long FIRST_EVENT = 1;

    private final Jobs jobs;
    private final Streams streams;

    JobRoutes(Jobs jobs, Streams streams) {
        this.jobs = jobs;
        this.streams = streams;
    }

    @GetMapping
    Map<String, Object> list(@RequestParam(required = false) @Nullable Integer limit) {
        return Map.of(
                "jobs",
                jobs.newest(Answers.limit(limit)).stream().map(JobOut.Line::of).toList());
    }

    /** @param after number of the last result that the caller has; results come in the order that was asked */
    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(
            @PathVariable String id,
            @RequestParam(defaultValue = "-1") int after,
            @RequestParam(required = false) @Nullable Integer limit) {
        Job job = found(id);
        int most = Answers.limit(limit);
        List<Job.Item> items = jobs.items(id, Math.max(0, after + 1), most);
        boolean more = !items.isEmpty() && items.getLast().number() < job.total() - 1;
        return JobOut.page(job, items, more ? Integer.toString(items.getLast().number()) : null);
    }

    @DeleteMapping("/{id}")
    Map<String, Object> cancel(@PathVariable String id) {
        found(id);
        return Map.of("success", true, "job", JobOut.Line.of(Objects.requireNonNull(jobs.cancel(id))));
    }

    @GetMapping(value = "/{id}/events", produces = EventWriter.MEDIA_TYPE)
    void events(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Job job = found(id);
        long seen = EventWriter.lastSeen(request);
        if (!job.isRunning() && seen > job.finished() + FIRST_EVENT) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT); // a browser then stops coming back
            return;
        }
        streams.write(request, response, events -> follow(request, job, seen, events));
    }

    private void follow(HttpServletRequest request, Job from, long seen, EventWriter events)
            throws IOException, InterruptedException {
        if (seen < FIRST_EVENT) {
            events.event(FIRST_EVENT, "started", JobOut.Line.of(from));
        }
        long last = Math.max(seen, FIRST_EVENT);
        Job job = from;
        while (true) {
            if (!Doorkeeper.isStillGood(request)) {
                events.error(Doorkeeper.goodNoMore());
                return;
            }
            List<Job.Item> items = jobs.finishedAfter(job.id(), last, AT_ONCE);
            for (Job.Item item : items) {
                events.event(item.event(), "progress", progress(job, item));
                last = item.event();
            }
            if (items.isEmpty() && !job.isRunning()) {
                events.event(last + 1, "done", JobOut.Line.of(job));
                return;
            }
            if (streams.closing()) {
                events.interrupted(Streams.closed());
                return;
            }
            job = next(request, job, last, events);
        }
    }

    /** The job once it has news; says now and then that the stream is alive. */
    private Job next(HttpServletRequest request, Job job, long last, EventWriter events)
            throws IOException, InterruptedException {
        long silentUntil = System.nanoTime() + COMMENT_EVERY.toNanos();
        Job now = job;
        while (now.isRunning()
                && now.finished() + FIRST_EVENT <= last
                && !streams.closing()
                && Doorkeeper.isStillGood(request)) {
            now = jobs.await(job.id(), last, LOOK_EVERY);
            if (System.nanoTime() >= silentUntil) {
                events.pulse();
                silentUntil = System.nanoTime() + COMMENT_EVERY.toNanos();
            }
        }
        return now;
    }

    private static Map<String, Object> progress(Job job, Job.Item item) {
        return Map.of(
                "done",
                item.event() - FIRST_EVENT,
                "total",
                job.total(),
                "stage",
                "machines",
                "result",
                JobOut.Result.of(item));
    }

    private Job found(String id) {
        Job job = jobs.find(id);
        if (job == null) {
            throw Refusal.notFound("job", id);
        }
        return job;
    }
}
