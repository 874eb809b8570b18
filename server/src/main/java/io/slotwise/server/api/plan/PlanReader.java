package io.slotwise.server.api.plan;

import io.slotwise.engine.optimise.Approach;
import io.slotwise.engine.optimise.Effort;
import io.slotwise.engine.optimise.Limits;
import io.slotwise.engine.optimise.Objective;
import io.slotwise.engine.optimise.Problem.Unproven;
import io.slotwise.engine.rules.Rule;
import io.slotwise.server.advice.optimise.PlanQuestion.Settings;
import io.slotwise.server.api.json.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how a plan is to be made, and writes it down for work in the background. */
final class PlanReader {
    /** Slots that may change where nobody says how many: about what a visit has time for. */
    static final int USUAL_CHANGES = 20;

    /** A few seconds of one core. */
    static final int MAX_MOVES = 20_000_000;

    private static final int MIN_MOVES = 1_000;
    private static final int MAX_MINUTES = 100_000;
    private static final Map<String, Effort> EFFORTS = new java.util.TreeMap<>(
            Map.of("quick", Effort.QUICK, "standard", Effort.STANDARD, "thorough", Effort.THOROUGH));

    private PlanReader() {}

    /** Faults are noted in {@code body}, not thrown. */
    static Settings read(Fields body, Effort usual) {
        Objective objective = body.choice(body.named("objective", "optimization_type", "type"), Objective.class);
        Integer changes = body.integer("max_changes", 0, Rule.MAX_SLOTS);
        Double minutes = body.number("max_minutes", 0, MAX_MINUTES);
        Integer seed = body.integer("seed", 0, Integer.MAX_VALUE);
        Approach approach = approach(body, objective);
        Effort effort = effort(body);
        return new Settings(
                objective == null ? Objective.MARGIN : objective,
                new Limits(
                        changes == null ? USUAL_CHANGES : changes,
                        minutes == null ? Double.POSITIVE_INFINITY : minutes),
                approach,
                effort == null ? usual : effort,
                seed == null ? 1 : seed);
    }

    private static Approach approach(Fields body, @Nullable Objective objective) {
        Unproven unproven = body.choice("unproven", Unproven.class);
        Approach.Pars pars = body.choice("par_levels", Approach.Pars.class);
        Double caution = body.number("caution", 0, 1);
        if (caution != null && caution > 0 && (objective == Objective.REVENUE || objective == Objective.TURNOVER)) {
            body.issue("caution", "no_money", "The caution counts money, which this objective does not.");
        }
        return new Approach(
                unproven == null ? Unproven.REFUSE : unproven,
                pars == null ? Approach.Pars.DECIDE : pars,
                caution == null ? 0 : caution,
                Approach.Detail.WHOLE);
    }

    /** The same settings as {@link #read} reads them. */
    static Map<String, Object> written(Settings settings) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("objective", settings.objective());
        written.put("max_changes", settings.limits().maxChanges());
        if (Double.isFinite(settings.limits().maxMinutes())) {
            written.put("max_minutes", settings.limits().maxMinutes());
        }
        written.put("seed", settings.seed());
        written.put("unproven", settings.approach().unproven());
        written.put("par_levels", settings.approach().pars());
        written.put("caution", settings.approach().caution());
        written.put("effort", settings.effort().moves());
        return written;
    }

    private static @Nullable Effort effort(Fields body) {
        if (body.isText("effort")) {
            return body.choice("effort", EFFORTS);
        }
        Integer moves = body.integer("effort", MIN_MOVES, MAX_MOVES);
        return moves == null ? null : new Effort(moves);
    }
}
