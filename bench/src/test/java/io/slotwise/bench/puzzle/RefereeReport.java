package io.slotwise.bench.puzzle;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.optimise.Optimiser;
import io.slotwise.engine.optimise.bound.Bound;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.optimise.search.Instance;
import io.slotwise.engine.rules.RuleTables;
import io.slotwise.testbed.puzzle.Puzzle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Our plans and our bound before the referee: {@code RefereeReport INSTANCES [FIRST_SEED] [SECONDS] [NONE|SOME]}.
 * Prints how many the referee proves, how far our plans are from its best, and whether it ever beats our bound.
 */
public final class RefereeReport {
    private static final int MOVES = 300_000;
    private static final int ITERATIONS = 700;

    private RefereeReport() {}

    public static void main(String[] args) {
        int count = Integer.parseInt(args[0]);
        long first = args.length > 1 ? Long.parseLong(args[1]) : 1;
        Duration limit = Duration.ofSeconds(args.length > 2 ? Long.parseLong(args[2]) : 30);
        List<Puzzle.Adjacency> kinds =
                args.length > 3 ? List.of(Puzzle.Adjacency.valueOf(args[3])) : List.of(Puzzle.Adjacency.values());
        for (Puzzle.Adjacency adjacency : kinds) {
            List<Trial> trials = new ArrayList<>();
            for (long seed = first; seed < first + count; seed++) {
                Trial trial = trial(seed, adjacency, limit);
                System.out.printf(Locale.ROOT, "%s %d %s%n", adjacency, seed, trial);
                trials.add(trial);
            }
            print(adjacency, trials);
        }
    }

    /**
     * One problem.
     *
     * @param gap proven by us, as a share of what the plan is worth; likewise the others
     * @param behind what our plan lacks to the best that is known
     * @param loose what our bound lies above the referee's; negative if it beats ours
     * @param linear the same, above the linear bound
     */
    record Trial(double gap, double behind, double loose, double linear, boolean proven, double seconds) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "gap %.3f%% behind %.3f%% bound above referee %.4f%% above linear %.4f%% proven %b %.1f s",
                    gap,
                    behind,
                    loose,
                    linear,
                    proven,
                    seconds);
        }
    }

    static Trial trial(long seed, Puzzle.Adjacency adjacency, Duration limit) {
        Problem problem = Puzzles.problem(seed, adjacency);
        Optimiser.Found found = Optimiser.search(problem, seed, new Effort(MOVES));
        Instance in = Optimiser.tabulate(problem, found.planogram());
        int[] plan = numbers(in, found.planogram());
        double worth = in.sum(plan);
        Bound bound = new Bound(in);
        bound.improve(ITERATIONS, plan, () -> false);
        long start = System.nanoTime();
        Referee referee = new Referee(in);
        Referee.Ruling ruling = referee.rule(plan, limit);
        double unit = found.optimality().value() / 100;
        return new Trial(
                (bound.value() - worth) / unit,
                (ruling.best().worth() - worth) / unit,
                (bound.value() - ruling.bound()) / unit,
                (bound.value() - referee.linearBound()) / unit,
                ruling.proven(),
                (System.nanoTime() - start) / 1e9);
    }

    private static int[] numbers(Instance in, Planogram planogram) {
        int[] plan = new int[in.slots()];
        for (int s = 0; s < plan.length; s++) {
            String id = planogram.slots().get(s).productId();
            plan[s] = RuleTables.EMPTY;
            for (int p = 0; p < in.products() && id != null; p++) {
                plan[s] = in.rules().product(p).id().equals(id) ? p : plan[s];
            }
        }
        return plan;
    }

    private static void print(Puzzle.Adjacency adjacency, List<Trial> trials) {
        System.out.printf(
                Locale.ROOT,
                "%s n %d  proven %d  behind p50 %.3f%% p95 %.3f%%  bound above referee least %.4f%% p50 %.3f%%"
                        + "  above linear least %.4f%% p95 %.3f%%  seconds p50 %.1f p95 %.1f%n",
                adjacency,
                trials.size(),
                trials.stream().filter(Trial::proven).count(),
                Quantile.of(trials, Trial::behind, 0.5),
                Quantile.of(trials, Trial::behind, 0.95),
                Quantile.of(trials, Trial::loose, 0),
                Quantile.of(trials, Trial::loose, 0.5),
                Quantile.of(trials, Trial::linear, 0),
                Quantile.of(trials, Trial::linear, 0.95),
                Quantile.of(trials, Trial::seconds, 0.5),
                Quantile.of(trials, Trial::seconds, 0.95));
    }
}
