package io.slotwise.server.api.read;

import io.slotwise.engine.insight.scenario.Scenario;
import io.slotwise.engine.insight.scenario.Scenarios;
import io.slotwise.engine.model.Change;
import io.slotwise.server.api.json.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads scenarios and how far and how often to look ahead. */
public final class ScenarioReader {
    private static final int MAX_SCENARIOS = 10;
    private static final int MAX_CATEGORIES = 200;
    private static final int MIN_RUNS = 100;
    private static final int MAX_RUNS = 20_000;
    private static final double MAX_WEEKS = 104;
    private static final double LEAST_FACTOR = 0.01;
    private static final double MOST_FACTOR = 10;
    private static final double MAX_SD = 2;
    private static final double MIN_INTERVAL_DAYS = 0.25;
    private static final double MAX_INTERVAL_DAYS = 365;
    private static final double LEAST_LEVEL = 0.5;
    private static final double MOST_LEVEL = 0.99;
    private static final double MAX_TARGET = 1e9;

    private ScenarioReader() {}

    public static List<Scenario> scenarios(Fields body) {
        List<Scenario> scenarios = new ArrayList<>();
        for (Fields one : body.list("scenarios", MAX_SCENARIOS)) {
            int faults = one.faults();
            String name = one.name("name");
            double demand = factor(one, one.named("demand_factor", "demand"));
            double prices = factor(one, one.named("price_factor", "prices"));
            double costs = factor(one, one.named("cost_factor", "costs"));
            Double sd = one.number("demand_sd", 0, MAX_SD);
            Double interval = one.number(
                    one.named("service_interval_days", "service_interval"), MIN_INTERVAL_DAYS, MAX_INTERVAL_DAYS);
            Map<String, Double> categories = new HashMap<>();
            one.keys("category_demand", MAX_CATEGORIES).each((key, all) -> categories.put(key, factor(all, key)));
            List<Change> changes = ChangeReader.read(one);
            Scenario scenario = one.build(
                    faults,
                    () -> new Scenario(
                            name == null ? "scenario_" + (scenarios.size() + 1) : name,
                            demand,
                            categories,
                            sd == null ? 0 : sd,
                            prices,
                            costs,
                            interval,
                            changes));
            if (scenario != null) {
                scenarios.add(scenario);
            }
        }
        return scenarios;
    }

    public static Scenarios.Settings settings(Fields body) {
        Double weeks = body.number("horizon_weeks", 0.1, MAX_WEEKS);
        Integer runs = body.integer(body.named("runs", "draws"), MIN_RUNS, MAX_RUNS);
        Integer seed = body.integer("seed", Integer.MIN_VALUE, Integer.MAX_VALUE);
        Double level = body.number("risk_level", LEAST_LEVEL, MOST_LEVEL);
        Double target = body.number("target_per_week", -MAX_TARGET, MAX_TARGET);
        Scenarios.Settings usual = Scenarios.Settings.STANDARD;
        return new Scenarios.Settings(
                weeks == null ? usual.weeks() : weeks,
                runs == null ? usual.runs() : runs,
                seed == null ? usual.seed() : seed,
                level == null ? usual.level() : level,
                target == null ? usual.target() : target);
    }

    private static double factor(Fields fields, String name) {
        Double factor = fields.number(name, LEAST_FACTOR, MOST_FACTOR);
        return factor == null ? 1 : factor;
    }
}
