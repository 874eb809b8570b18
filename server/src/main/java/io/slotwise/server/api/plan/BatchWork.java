package io.slotwise.server.api.plan;

import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.server.advice.optimise.PlanMachine;
import io.slotwise.server.advice.optimise.PlanQuestion;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.WireJson;
import io.slotwise.server.jobs.Work;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One machine of a batch. */
public final class BatchWork implements Work {
    /** Names this work among the kinds of jobs. */
    public static final String KIND = "optimise";

    private final PlanMachine planning;

    public BatchWork(PlanMachine planning) {
        this.planning = planning;
    }

    @Override
    public Done carryOut(String question, String deviceId, BooleanSupplier stop) {
        Fields body = Fields.parse(question.getBytes(StandardCharsets.UTF_8));
        PlanQuestion.Settings settings = PlanReader.read(body, Effort.QUICK);
        body.check();
        try {
            PlanMachine.MachinePlan plan = planning.plan(deviceId, settings, stop);
            return plan == null
                    ? failed("unknown_device", "There is no machine (%s).".formatted(deviceId))
                    : new Done.Ok(WireJson.MAPPER.writeValueAsString(plan));
        } catch (IllegalArgumentException e) {
            return failed("invalid", String.valueOf(e.getMessage()));
        }
    }

    private static Done failed(String code, String message) {
        return new Done.Failed(WireJson.MAPPER.writeValueAsString(Map.of("code", code, "message", message)));
    }
}
