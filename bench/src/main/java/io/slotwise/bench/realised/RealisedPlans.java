package io.slotwise.bench.realised;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.optimise.Optimiser;
import io.slotwise.engine.optimise.plan.Move;
import io.slotwise.engine.optimise.plan.Plan;
import io.slotwise.engine.optimise.problem.Approach;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Limits;
import io.slotwise.engine.optimise.problem.Objective;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.RuleContext;
import io.slotwise.engine.rules.Which;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.learn.FleetKnowledge;
import io.slotwise.engine.value.learn.Past;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.engine.value.money.WeeklyMoney;
import io.slotwise.engine.value.money.WeeklyValue;
import io.slotwise.intake.Dataset;
import io.slotwise.testbed.fleet.TruthFleet;
import io.slotwise.testbed.world.TrueMachine;
import io.slotwise.testbed.world.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What plans truly bring on fleets whose shoppers follow another model than ours:
 * {@code RealisedPlans PRESET FIRST_SEED LAST_SEED [CHANGES [keep|decide]]}, the last for fill levels. Beside the plan stand an oracle, which climbs on the
 * true world with the same changes and candidates, and an operator who gives the worst sellers' slots to the best
 * sellers that he knows.
 */
public final class RealisedPlans {
    private static final int TRIPS = 20_000;
    private static final int CHECK_TRIPS = 40_000;

    private RealisedPlans() {}

    /** Margins a week: what was claimed, and what is true of it, of the oracle's plan and of the greedy one. */
    private record Outcome(
            double today, WeeklyValue claimed, double expected, double realised, double oracle, double greedy) {
        boolean covers() {
            return realised >= claimed.low() && realised <= claimed.high();
        }
    }

    public static void main(String[] args) {
        String preset = args[0];
        int changes = args.length > 3 ? Integer.parseInt(args[3]) : 10;
        Approach.Pars pars =
                args.length > 4 ? Approach.Pars.valueOf(args[4].toUpperCase(Locale.ROOT)) : Approach.Pars.KEEP;
        Search search = new Search(changes, pars);
        List<Outcome> all = new ArrayList<>();
        for (long seed = Long.parseLong(args[1]); seed <= Long.parseLong(args[2]); seed++) {
            TruthFleet fleet = TruthFleet.preset(preset, seed);
            Dataset dataset = fleet.dataset();
            FleetKnowledge knowledge = knowledge(dataset);
            for (TrueMachine machine : fleet.machines()) {
                int cabinet = machine.planograms().getFirst().cabinet().index();
                Evidence evidence = knowledge.evidence(
                        new Past(
                                machine.machine(),
                                dataset.history(machine.machine().id())),
                        cabinet,
                        dataset.catalogue());
                Outcome outcome = outcome(machine, ValueModel.of(evidence, ValueSettings.STANDARD), seed, search);
                System.out.printf(
                        Locale.ROOT,
                        "%s/%d %s today %.2f claimed %.2f [%.2f, %.2f] expected %.2f realised %.2f oracle %.2f greedy %.2f%n",
                        preset,
                        seed,
                        machine.machine().id(),
                        outcome.today(),
                        outcome.claimed().mean(),
                        outcome.claimed().low(),
                        outcome.claimed().high(),
                        outcome.expected(),
                        outcome.realised(),
                        outcome.oracle(),
                        outcome.greedy());
                all.add(outcome);
            }
        }
        print(preset, all);
    }

    private static void print(String preset, List<Outcome> all) {
        double realised = all.stream().mapToDouble(Outcome::realised).sum();
        double oracle = all.stream().mapToDouble(Outcome::oracle).sum();
        double greedy = all.stream().mapToDouble(Outcome::greedy).sum();
        double today = all.stream().mapToDouble(Outcome::today).sum();
        double up = all.stream()
                .mapToDouble(one -> one.realised() * one.claimed().mean())
                .sum();
        double down = all.stream()
                .mapToDouble(one -> one.claimed().mean() * one.claimed().mean())
                .sum();
        double claimed = all.stream().mapToDouble(one -> one.claimed().mean()).sum();
        double expected = all.stream().mapToDouble(Outcome::expected).sum();
        System.out.printf(
                Locale.ROOT,
                "%s n %d  of oracle %.3f  gain: realised %.2f%% claimed %.2f%% unshrunk %.2f%% oracle %.2f%% greedy %.2f%%"
                        + "  not negative %.3f  slope %.3f  80%% covers %.3f%n",
                preset,
                all.size(),
                realised / oracle,
                100 * realised / today,
                100 * claimed / today,
                100 * expected / today,
                100 * oracle / today,
                100 * greedy / today,
                all.stream().filter(one -> one.realised() >= 0).count() / (double) all.size(),
                up / down,
                all.stream().filter(Outcome::covers).count() / (double) all.size());
    }

    private static FleetKnowledge knowledge(Dataset dataset) {
        List<Past> pasts = dataset.machines().stream()
                .map(machine -> new Past(machine, dataset.history(machine.id())))
                .toList();
        return FleetKnowledge.of(pasts, dataset.catalogue());
    }

    /** What a plan may decide. */
    private record Search(int changes, Approach.Pars pars) {}

    private static Outcome outcome(TrueMachine machine, ValueModel model, long seed, Search search) {
        RuleContext context = new RuleContext(
                model.evidence().catalogue(),
                machine.machine().venue(),
                machine.machine().service());
        Problem problem = Problem.of(model, RuleBook.of(known(machine, model)), context)
                .with(Limits.changes(search.changes()))
                .with(Approach.USUAL.with(search.pars()))
                .with(Objective.MARGIN);
        Plan plan = (Plan) Optimiser.solve(problem, seed, Effort.QUICK);
        Truth check = machine.truth(CHECK_TRIPS);
        Planogram today = problem.today();
        Planogram oracle = new Oracle(problem, machine, machine.truth(TRIPS), seed).climb();
        Planogram greedy = Greedy.plan(problem);
        return new Outcome(
                check.weekly(machine.machine()).margin(),
                sold(plan),
                expected(model, today, plan.planogram()),
                gain(check, machine, plan.planogram()),
                gain(check, machine, oracle),
                gain(check, machine, greedy));
    }

    /** The part of the claim that the truth knows: what is sold, without the costs of service and of spoilt goods. */
    private static WeeklyValue sold(Plan plan) {
        WeeklyValue claim = plan.impact().uplift();
        double sold = plan.moves().stream()
                .map(Move::decomposition)
                .mapToDouble(parts -> parts.margin() + parts.recapture() + parts.affinity())
                .sum();
        double less = claim.mean() - sold;
        return new WeeklyValue(sold, claim.low() - less, claim.high() - less, claim.probabilityPositive());
    }

    private static double expected(ValueModel model, Planogram today, Planogram plan) {
        WeeklyMoney before = model.weekly(today);
        WeeklyMoney after = model.weekly(plan);
        return after.margin() + after.recapture() - before.margin() - before.recapture();
    }

    /** Only what its operator may put in. */
    private static List<Rule> known(TrueMachine machine, ValueModel model) {
        List<String> known = new ArrayList<>(machine.knownProducts());
        machine.planograms().forEach(planogram -> known.addAll(planogram.productIds()));
        List<Rule> rules = new ArrayList<>();
        model.evidence().catalogue().products().forEach(product -> {
            if (!known.contains(product.id())) {
                rules.add(new Rule.MustNot(new Which.Id(product.id()), Set.of()));
            }
        });
        return rules;
    }

    static double gain(Truth truth, TrueMachine machine, Planogram after) {
        Machine changed = machine.machine().with(after);
        return truth.compare(machine.machine(), changed).margin();
    }
}
