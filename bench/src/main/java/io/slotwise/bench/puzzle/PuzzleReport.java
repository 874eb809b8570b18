package io.slotwise.bench.puzzle;

import io.slotwise.engine.optimise.Optimiser;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.optimise.search.Annealing;
import io.slotwise.engine.optimise.search.Instance;
import io.slotwise.testbed.puzzle.Puzzle;
import io.slotwise.testbed.puzzle.PuzzleChecker;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The search and its bound on generated problems: {@code PuzzleReport INSTANCES [FIRST_SEED] [MOVES]}. Prints the
 * proven gap, the processor time of search and bound together, and annealing alone, with and without adjacency;
 * every plan is looked over by a checker that shares nothing with the search.
 */
public final class PuzzleReport {
    private static final int WARM_UP = 20;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private PuzzleReport() {}

    public static void main(String[] args) {
        int count = Integer.parseInt(args[0]);
        long first = args.length > 1 ? Long.parseLong(args[1]) : 1;
        int moves = args.length > 2 ? Integer.parseInt(args[2]) : Effort.STANDARD.moves();
        for (Puzzle.Adjacency adjacency : Puzzle.Adjacency.values()) {
            for (int i = 0; i < WARM_UP; i++) {
                run(-1 - i, adjacency, moves);
            }
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                runs.add(run(first + i, adjacency, moves));
            }
            print("adjacency " + adjacency, runs);
        }
    }

    private record Run(double gap, double milliseconds, double alone, double gain, int faults, int changes) {}

    private static Run run(long seed, Puzzle.Adjacency adjacency, int moves) {
        Problem problem = Puzzles.problem(seed, adjacency);
        long start = CPU.getCurrentThreadCpuTime();
        Optimiser.Found found = Optimiser.search(problem, seed, new Effort(moves));
        double milliseconds = (CPU.getCurrentThreadCpuTime() - start) / 1e6;
        Instance instance = Optimiser.tabulate(problem, problem.today());
        Annealing alone = new Annealing(instance, seed, () -> false);
        alone.run(instance.today(), moves, 0.12);
        double value = Optimiser.worth(problem, alone.best());
        Puzzle puzzle = Puzzle.of(seed, adjacency);
        int faults = PuzzleChecker.faults(puzzle, found.planogram()).size();
        double today = Optimiser.worth(problem, instance.today());
        double bound = found.optimality().bound();
        return new Run(
                found.optimality().gap(),
                milliseconds,
                (bound - value) / bound,
                found.optimality().value() / today - 1,
                faults,
                found.changes());
    }

    private static void print(String name, List<Run> runs) {
        System.out.printf(
                Locale.ROOT,
                "%-16s n %d  gap p50 %.3f%% p95 %.3f%% max %.3f%%  ms p50 %.0f p95 %.0f  annealing alone gap p95 %.3f%%"
                        + "  gain p50 %.1f%%  faults %d  most changes %d%n",
                name,
                runs.size(),
                100 * Quantile.of(runs, Run::gap, 0.5),
                100 * Quantile.of(runs, Run::gap, 0.95),
                100 * Quantile.of(runs, Run::gap, 1),
                Quantile.of(runs, Run::milliseconds, 0.5),
                Quantile.of(runs, Run::milliseconds, 0.95),
                100 * Quantile.of(runs, Run::alone, 0.95),
                100 * Quantile.of(runs, Run::gain, 0.5),
                runs.stream().mapToInt(Run::faults).sum(),
                runs.stream().mapToInt(Run::changes).max().orElse(0));
    }
}
