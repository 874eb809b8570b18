package io.slotwise.server.api.plan;

import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.server.advice.optimise.PlanQuestion;
import io.slotwise.server.advice.record.Once;
import io.slotwise.server.advice.record.ReadFleet;
import io.slotwise.server.advice.record.Reply;
import io.slotwise.server.api.Answers;
import io.slotwise.server.api.access.Doorkeeper;
import io.slotwise.server.api.guard.Gate;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.WireJson;
import io.slotwise.server.api.problem.Refusal;
import io.slotwise.server.api.problem.Trace;
import io.slotwise.server.jobs.Job;
import io.slotwise.server.jobs.Jobs;
import io.slotwise.server.jobs.Nightly;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Plans for many machines. Every batch is a job on the disk; the caller of a small one may wait for it. A wait that lasts
 * too long ends with the address of the job. One that may take the night is asked of Claude at half the price.
 */
@RestController
final class BatchRoutes {
    private static final int MAX_WAITED_FOR = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Jobs jobs;
    private final Nightly nightly;
    private final ReadFleet fleet;

    BatchRoutes(Jobs jobs, Nightly nightly, ReadFleet fleet) {
        this.jobs = jobs;
        this.nightly = nightly;
        this.fleet = fleet;
    }

    @PostMapping(value = "/api/planogram/batch-optimize", produces = "application/json")
    ResponseEntity<byte[]> batch(Fields body, HttpServletRequest request) {
        List<String> devices = DeviceList.read(body, fleet::ids);
        PlanQuestion.Settings settings = PlanReader.read(body, Effort.QUICK);
        boolean overnight = body.flag("overnight", false);
        boolean wait = body.flag("wait", true) && devices.size() <= MAX_WAITED_FOR && !overnight;
        body.flag("explain", true);
        body.refuseUnknown();
        body.check();
        String question = WireJson.MAPPER.writeValueAsString(PlanReader.written(settings));
        Once once = Answers.once(request, devices, question, wait, overnight);
        if (overnight) {
            return Answers.send(
                    () -> nightly.submit(Doorkeeper.actor(request), question, devices, once, BatchRoutes::accepted));
        }
        Job.Request asked = new Job.Request(BatchWork.KIND, Doorkeeper.actor(request), question, devices);
        return Answers.send(() -> answer(asked, once, wait, request));
    }

    private Reply answer(Job.Request asked, @Nullable Once once, boolean wait, HttpServletRequest request) {
        boolean[] fresh = new boolean[1];
        Reply accepted = jobs.submit(asked, once, job -> {
            fresh[0] = true;
            return accepted(job);
        });
        if (!wait) {
            return accepted;
        }
        String id = Answers.tree(accepted.body()).at("/job/id").stringValue();
        Job job = jobs.find(id);
        if (job == null) {
            return accepted; // the first answer outlived its job
        }
        if (job.isRunning() && !fresh[0]) {
            throw Refusal.of(
                    409,
                    "request_under_way",
                    "The first request with this Idempotency-Key is not done yet: %s.".formatted(JobOut.address(id)));
        }
        Gate.rest(request);
        Job ended = await(id);
        return ended.isRunning() ? accepted(ended) : Answers.json(200, results(ended, request));
    }

    private Job await(String id) {
        try {
            return jobs.awaitEnd(id, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.busy(
                    "The server is closing.\nThe batch goes on afterwards: %s.".formatted(JobOut.address(id)), 2);
        }
    }

    private Map<String, Object> results(Job job, HttpServletRequest request) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.put("latency_ms", Trace.of(request).elapsedMs());
        answer.put("job", JobOut.Line.of(job));
        answer.put(
                "results",
                jobs.items(job.id(), 0, job.total()).stream()
                        .map(JobOut.Result::of)
                        .toList());
        return answer;
    }

    private static Reply accepted(Job job) {
        return Answers.json(
                202, Map.of("success", true, "job", JobOut.Line.of(job)), Map.of("Location", JobOut.address(job.id())));
    }
}
