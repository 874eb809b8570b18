package io.slotwise.bench.puzzle;

import io.slotwise.engine.demand.ProductRate;
import io.slotwise.engine.demand.Rates;
import io.slotwise.engine.optimise.problem.Limits;
import io.slotwise.engine.optimise.problem.Neighbours;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.RuleContext;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.evidence.Elasticities;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.engine.zones.PositionEffects;
import io.slotwise.testbed.puzzle.Puzzle;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes planning problems for the engine out of generated puzzles. */
final class Puzzles {
    private static final double SHAPE = 20;
    private static final double ROW_SD = 0.05;

    private Puzzles() {}

    static Problem problem(long seed, Puzzle.Adjacency adjacency) {
        Puzzle puzzle = Puzzle.of(seed, adjacency);
        Map<String, ProductRate> rates = new HashMap<>();
        puzzle.unitsPerDay().forEach((id, units) -> rates.put(id, new ProductRate(id, SHAPE, SHAPE / units, 0.1)));
        PositionEffects positions = new PositionEffects(
                puzzle.rowLog().stream()
                        .map(log -> new PositionEffects.Effect(log, ROW_SD))
                        .toList(),
                IntStream.range(0, puzzle.today().cabinet().columns())
                        .mapToObj(column -> new PositionEffects.Effect(0, 0))
                        .toList(),
                0);
        Evidence evidence = new Evidence(
                puzzle.machine(),
                0,
                puzzle.catalogue(),
                new Rates(rates, new ProductRate("?", 2, 8, 1), Rates.USUAL_DISPERSION, Rates.USUAL_LEVEL_SD),
                positions,
                Elasticities.PRIOR);
        RuleContext context = new RuleContext(
                puzzle.catalogue(), puzzle.machine().venue(), puzzle.machine().service());
        return Problem.of(ValueModel.of(evidence, ValueSettings.STANDARD), RuleBook.of(puzzle.rules()), context)
                .with(Limits.changes(puzzle.maxChanges()))
                .withNeighbours(puzzle.pairs().stream()
                        .map(pair -> new Neighbours(pair.productId(), pair.otherId(), pair.perWeek()))
                        .toList());
    }
}
