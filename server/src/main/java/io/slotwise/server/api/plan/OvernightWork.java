package io.slotwise.server.api.plan;

import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.server.advice.optimise.PlanQuestion;
import io.slotwise.server.advice.overnight.NightPlan;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.WireJson;
import io.slotwise.server.jobs.NightWork;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Questions of a night as {@code batch-optimize} writes them, answers as every route does. */
public final class OvernightWork implements NightWork {
    @Override
    public PlanQuestion.Settings read(String question) {
        Fields body = Fields.parse(question.getBytes(StandardCharsets.UTF_8));
        PlanQuestion.Settings settings = PlanReader.read(body, Effort.QUICK);
        body.check();
        return settings;
    }

    @Override
    public String usual() {
        return WireJson.MAPPER.writeValueAsString(PlanReader.written(read("{}")));
    }

    @Override
    public String write(NightPlan plan) {
        return WireJson.MAPPER.writeValueAsString(plan);
    }

    @Override
    public String failed(String code, String message) {
        return WireJson.MAPPER.writeValueAsString(Map.of("code", code, "message", message));
    }
}
