package io.slotwise.server.api.plan;

import io.slotwise.engine.optimise.problem.Approach;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Limits;
import io.slotwise.engine.optimise.problem.Objective;
import io.slotwise.engine.optimise.problem.Problem.Unproven;
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

    /** Half a second of one core, for each of several searches. */
    private static final int MAX_MOVES_EACH = 2_000_000;

    private static final int MIN_MOVES = 1_000;
    private static final int MAX_MINUTES = 100_000;
    private static final Map<String, Effort> EFFORTS = new java.util.TreeMap<>(
            Map.of("quick", Effort.QUICK, "standard", Effort.STANDARD, "thorough", Effort.THOROUGH));

    private PlanReader() {}

    /** Faults are noted in {@code body}, not thrown. */
    static Settings read(Fields body, Effort usual) {
        Objective objective = body.choice(body.named("objective", "optimization_type", "type"), Objective.class);
        Double caution = body.number("caution", 0, 1);
        if (caution != null && caution > 0 && (objective == Objective.REVENUE || objective == Objective.TURNOVER)) {
            body.issue("caution", "no_money", "The caution counts money, which this objective does not.");
        }
        Settings settings = settings(body, usual);
        Approach approach = settings.approach().withCaution(caution == null ? 0 : caution);
        return settings.with(objective == null ? Objective.MARGIN : objective).with(approach);
    }

    /** For plans between several objectives, each of which takes a search. */
    static Settings between(Fields body, Effort usual) {
        Settings settings = settings(body, usual);
        if (settings.effort().moves() > MAX_MOVES_EACH) {
            body.issue("effort", "too_much", "The effort must be at most %d moves here.".formatted(MAX_MOVES_EACH));
        }
        return settings;
    }

    private static Settings settings(Fields body, Effort usual) {
        Integer changes = body.integer("max_changes", 0, Rule.MAX_SLOTS);
        Double minutes = body.number("max_minutes", 0, MAX_MINUTES);
        Integer seed = body.integer("seed", 0, Integer.MAX_VALUE);
        Unproven unproven = body.choice("unproven", Unproven.class);
        Approach.Pars pars = body.choice("par_levels", Approach.Pars.class);
        Effort effort = effort(body);
        return Settings.USUAL
                .with(new Limits(
                        changes == null ? USUAL_CHANGES : changes,
                        minutes == null ? Double.POSITIVE_INFINITY : minutes))
                .with(new Approach(
                        unproven == null ? Unproven.REFUSE : unproven,
                        pars == null ? Approach.Pars.DECIDE : pars,
                        0,
                        Approach.Detail.WHOLE))
                .with(effort == null ? usual : effort)
                .with(seed == null ? 1L : seed);
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
