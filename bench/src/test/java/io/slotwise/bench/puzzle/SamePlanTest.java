package io.slotwise.bench.puzzle;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.optimise.Optimiser;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.testbed.puzzle.Puzzle;
import io.slotwise.testbed.puzzle.PuzzleChecker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans of generated problems: the same bytes each time, and nothing wrong with any of them. */
class SamePlanTest {
    private static final Effort EFFORT = new Effort(20_000);
    private static final int PROBLEMS = 20;
    private static final int MANY_PROBLEMS = 200;

    @ParameterizedTest(name = "adjacency {0}")
    @EnumSource(Puzzle.Adjacency.class)
    void the_same_seed_and_effort_give_the_same_bytes_alone_and_beside_another_search(Puzzle.Adjacency adjacency)
            throws Exception {
        List<Future<byte[]>> beside = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (long seed = 1; seed <= PROBLEMS; seed++) {
                long one = seed;
                beside.add(two.submit(() -> bytes(one, adjacency)));
            }
        }
        for (int i = 0; i < PROBLEMS; i++) {
            assertThat(bytes(i + 1, adjacency))
                    .as("seed %d", i + 1)
                    .isEqualTo(beside.get(i).get());
        }
    }

    @ParameterizedTest(name = "adjacency {0}")
    @EnumSource(Puzzle.Adjacency.class)
    @Tag("slow")
    void no_plan_of_two_hundred_has_a_fault_or_a_wide_gap(Puzzle.Adjacency adjacency) {
        for (long seed = 1; seed <= MANY_PROBLEMS; seed++) {
            Optimiser.Found found = found(seed, adjacency);
            assertThat(PuzzleChecker.faults(Puzzle.of(seed, adjacency), found.planogram()))
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(found.optimality().gap()).as("seed %d", seed).isBetween(0.0, 0.05);
        }
    }

    private static byte[] bytes(long seed, Puzzle.Adjacency adjacency) {
        Optimiser.Found found = found(seed, adjacency);
        return "%s %s".formatted(found.planogram(), found.optimality()).getBytes(StandardCharsets.UTF_8);
    }

    private static Optimiser.Found found(long seed, Puzzle.Adjacency adjacency) {
        return Optimiser.search(Puzzles.problem(seed, adjacency), seed, EFFORT);
    }
}
