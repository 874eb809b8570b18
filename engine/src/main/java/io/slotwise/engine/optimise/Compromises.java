package io.slotwise.engine.optimise;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.optimise.explain.Claim;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Objective;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.optimise.setup.Setup;
import io.slotwise.engine.optimise.setup.Weights;
import io.slotwise.engine.value.money.WeeklyMoney;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Searches for plans between objectives, in two phases (Ulungu and Teghem 1995). First each objective alone, and the main
 * one with each other in weighted sums, which finds the corners of the frontier. Then, at even levels of the other
 * objective, the most of the main one that keeps at least so much of it (the ε-constraint of Haimes, Lasdon and Wismer
 * 1971): from the best plan known that keeps the level, slot by slot towards those that have more of the main one.
 */
final class Compromises {
    private static final int GUIDES = 3;
    private static final double NOTHING = 1e-9;

    /** What ties between equally many products or healthy facings are broken by, as a share of one of them. */
    private static final double TIE = 0.05;

    private final Setup setup;
    private final List<Objective> objectives;
    private final long seed;
    private final Effort effort;
    private final BooleanSupplier stopped;
    private final Weights[] weights;
    private final Map<Planogram, double[]> known = new LinkedHashMap<>();

    Compromises(Problem problem, List<Objective> objectives, long seed, Effort effort, BooleanSupplier stopped) {
        setup = new Setup(problem.with(Objective.MARGIN).with(problem.approach().withCaution(0)));
        this.objectives = objectives;
        this.seed = seed;
        this.effort = effort;
        this.stopped = stopped;
        weights = objectives.stream().map(this::weights).toArray(Weights[]::new);
    }

    private Weights weights(Objective objective) {
        double little = TIE / Math.max(1, Math.abs(setup.weekToday().total()));
        return switch (objective) {
            case VARIETY -> new Weights(little, 0, 0, 1, 0);
            case HEALTH -> new Weights(little, 0, 0, 0, 1);
            case REVENUE, MARGIN, TURNOVER, BALANCED -> Weights.of(setup.problem(), objective, setup.weekToday());
        };
    }

    Tradeoff between(int levels) {
        boolean legalToday = setup.isLegal(setup.today());
        if (legalToday) {
            values(setup.today());
        }
        if (setup.rules().maxChanges() > 0) {
            ends();
            for (int other = 1; other < weights.length; other++) {
                corners(other, levels);
                relink(other, levels);
            }
        }
        return new Tradeoff(objectives, list(measured(setup.today())), points(levels));
    }

    private void ends() {
        for (Weights one : weights) {
            keep(Optimiser.best(setup.wanting(one), seed, effort, stopped));
        }
    }

    private void keep(@Nullable Planogram plan) {
        if (plan != null) {
            values(plan);
        }
    }

    private double[] values(Planogram plan) {
        return known.computeIfAbsent(plan, this::measured);
    }

    private double[] measured(Planogram plan) {
        WeeklyMoney week = setup.worlds().expected(plan);
        double beside = setup.neighbours(plan);
        double[] values = new double[objectives.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (objectives.get(i)) {
                case REVENUE -> week.revenue() + beside;
                case MARGIN -> week.total() + beside;
                case TURNOVER -> week.units();
                case VARIETY -> setup.offered(plan);
                case HEALTH -> setup.healthyFacings(plan);
                case BALANCED -> weights[i].of(week, setup.offered(plan), setup.healthyFacings(plan)) + beside;
            };
        }
        return values;
    }

    /** Weighted sums of the main objective and another, each as a share of the way between their ends. */
    private void corners(int other, int levels) {
        double mainSpan = span(0);
        double otherSpan = span(other);
        if (mainSpan <= NOTHING || otherSpan <= NOTHING) {
            return;
        }
        for (int i = 1; i <= levels && !stopped.getAsBoolean(); i++) {
            double share = (double) i / (levels + 1);
            Weights mixed = weights[0].times((1 - share) / mainSpan).plus(weights[other].times(share / otherSpan));
            keep(Optimiser.best(setup.wanting(mixed), seed + i, fewer(levels), stopped));
        }
    }

    private Effort fewer(int levels) {
        return new Effort(Math.max(Effort.MIN_MOVES, effort.moves() / (1 + levels / 3)));
    }

    private double span(int objective) {
        double[] all = known.values().stream()
                .mapToDouble(values -> values[objective])
                .sorted()
                .toArray();
        return all.length == 0 ? 0 : all[all.length - 1] - all[0];
    }

    /** At each level of another objective, the most of the main one. */
    private void relink(int other, int levels) {
        double high = known.values().stream().mapToDouble(v -> v[other]).max().orElse(0);
        double low = ofMain(other);
        for (int i = 1; i <= levels && !stopped.getAsBoolean(); i++) {
            double level = low + (high - low) * i / (levels + 1);
            Planogram start = most(level, other);
            if (start != null) {
                climb(start, other, level);
            }
        }
    }

    /** How much of another objective the plan with the most of the main one has. */
    private double ofMain(int other) {
        Planogram main = most(Double.NEGATIVE_INFINITY, other);
        return main == null ? 0 : values(main)[other];
    }

    /** The plan with the most of the main objective among those that keep a level of another one. */
    private @Nullable Planogram most(double level, int other) {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue()[other] >= level - NOTHING)
                .max(Comparator.comparingDouble(entry -> entry.getValue()[0]))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private void climb(Planogram start, int other, double level) {
        List<Planogram> guides = guides(start);
        Planogram at = start;
        Planogram next = better(at, guides, other, level);
        while (next != null && !stopped.getAsBoolean()) {
            at = next;
            next = better(at, guides, other, level);
        }
        values(at);
    }

    /** Those with a little more of the main objective. */
    private List<Planogram> guides(Planogram start) {
        double main = values(start)[0];
        return known.entrySet().stream()
                .filter(entry -> entry.getValue()[0] > main + NOTHING)
                .sorted(Comparator.comparingDouble(entry -> entry.getValue()[0]))
                .limit(GUIDES)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The best step of one slot towards a guide or back to today's; null where none is better. */
    private @Nullable Planogram better(Planogram at, List<Planogram> guides, int other, double level) {
        Planogram best = null;
        double most = values(at)[0] + NOTHING;
        List<Planogram> ways = new ArrayList<>(guides);
        ways.add(setup.today());
        for (Planogram way : ways) {
            for (Slot slot : way.slots()) {
                if (!slot.equals(at.slot(slot.position()))) {
                    Planogram step = at.with(slot.position(), slot.facing());
                    double[] values = measured(step);
                    if (values[0] > most && values[other] >= level - NOTHING && setup.isLegal(step)) {
                        best = step;
                        most = values[0];
                    }
                }
            }
        }
        return best;
    }

    /** Of the plans that none beats, the ends and the best at each level. */
    private List<Tradeoff.Point> points(int levels) {
        List<Planogram> unbeaten = known.entrySet().stream()
                .filter(one -> known.values().stream().noneMatch(rival -> beats(rival, one.getValue())))
                .map(Map.Entry::getKey)
                .toList();
        Map<List<Double>, Planogram> chosen = new LinkedHashMap<>();
        for (int other = 0; other < objectives.size(); other++) {
            choose(unbeaten, other, levels, chosen);
        }
        return chosen.values().stream()
                .sorted(Comparator.comparing((Planogram plan) -> list(values(plan)), Compromises::descending))
                .map(plan -> new Tradeoff.Point(
                        plan, list(values(plan)), Claim.of(setup, plan).uplift(), setup.changes(plan)))
                .toList();
    }

    private void choose(List<Planogram> unbeaten, int other, int levels, Map<List<Double>, Planogram> chosen) {
        double low = unbeaten.stream().mapToDouble(p -> values(p)[other]).min().orElse(0);
        double high = unbeaten.stream().mapToDouble(p -> values(p)[other]).max().orElse(0);
        for (int i = 0; i <= levels + 1; i++) {
            double level = i == levels + 1 ? high : low + (high - low) * i / (levels + 1);
            unbeaten.stream()
                    .filter(plan -> values(plan)[other] >= level - NOTHING)
                    .max(Comparator.comparing((Planogram plan) -> list(values(plan)), (a, b) -> descending(b, a)))
                    .ifPresent(plan -> chosen.putIfAbsent(list(values(plan)), plan));
        }
    }

    /** Whether one is at least as good in everything and better in something. */
    private static boolean beats(double[] one, double[] other) {
        boolean better = false;
        for (int i = 0; i < one.length; i++) {
            if (one[i] < other[i]) {
                return false;
            }
            better |= one[i] > other[i];
        }
        return better;
    }

    private static int descending(List<Double> one, List<Double> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = Double.compare(other.get(i), one.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
