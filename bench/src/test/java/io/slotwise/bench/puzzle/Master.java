package io.slotwise.bench.puzzle;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import io.slotwise.engine.optimise.search.Instance;
import io.slotwise.engine.rules.RuleTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The whole problem as one linear model over patterns (Dantzig and Wolfe 1960): each product takes one, groups of
 * slots hold so many, and every rule is a row. With pairs, slots are told apart where it matters: what is kept
 * where, and where the products of pairs newly stand.
 */
final class Master {
    private static final double INFINITY = MPSolver.infinity();

    /** A rule as a row, with what a pattern puts into it. */
    private record Row(MPConstraint row, ToDoubleFunction<Shelf.Pattern> share) {}

    private final Shelf shelf;
    private final Instance in;
    final MPSolver solver;
    private final MPObjective objective;
    private final List<Row> rows = new ArrayList<>();
    private double[] prices = new double[0];
    private final MPConstraint[] one;
    private final Map<Shelf.Pattern, MPVariable> columns = new LinkedHashMap<>();

    /** What is kept or given in single slots; only where there are pairs. */
    private final Map<Integer, MPVariable> kept = new HashMap<>();

    private final Map<Long, MPVariable> given = new HashMap<>();
    private final Map<Integer, MPConstraint> links = new HashMap<>();
    final List<MPVariable> details = new ArrayList<>();

    Master(Shelf shelf, String backend) {
        this.shelf = shelf;
        in = shelf.in;
        solver = MPSolver.createSolver(backend);
        objective = solver.objective();
        objective.setMaximization();
        one = new MPConstraint[in.products()];
        for (int p = 0; p < one.length; p++) {
            one[p] = solver.makeConstraint(1, 1);
        }
        groups();
        changes();
        weights();
        facings();
        if (!in.pairs().isEmpty()) {
            details();
            in.pairs().forEach(this::pair);
        }
    }

    private void add(double low, double high, ToDoubleFunction<Shelf.Pattern> share) {
        rows.add(new Row(solver.makeConstraint(low, high), share));
    }

    private void groups() {
        for (int g = 0; g < shelf.groups.size(); g++) {
            int group = g;
            boolean pinned = shelf.groups.get(g).pinned();
            add(pinned ? shelf.size[g] : 0, shelf.size[g], c -> c.of(2 * group) + c.of(2 * group + 1));
        }
    }

    private void changes() {
        int filled = 0;
        for (int product : in.today()) {
            filled += product == RuleTables.EMPTY ? 0 : 1;
        }
        add(-INFINITY, shelf.rules.maxChanges() - filled, this::changesLessFilled);
        objective.setOffset(-in.changeCost() * filled);
        for (RuleTables.Work work : shelf.rules.work()) {
            double clear = work.per().clear();
            double assign = work.per().assign();
            add(-INFINITY, work.limit() - clear * filled, c -> minutes(c, assign, clear));
        }
    }

    private double changesLessFilled(Shelf.Pattern c) {
        double sum = 0;
        for (int i = 0; i < c.kind().length; i++) {
            boolean isNew = c.kind()[i] % 2 == 1;
            boolean filled = shelf.groups.get(c.kind()[i] / 2).filled();
            sum += isNew ? (filled ? 0 : c.use()[i]) : -c.use()[i];
        }
        return sum;
    }

    private double minutes(Shelf.Pattern c, double assign, double clear) {
        double sum = 0;
        for (int i = 0; i < c.kind().length; i++) {
            boolean isNew = c.kind()[i] % 2 == 1;
            boolean filled = shelf.groups.get(c.kind()[i] / 2).filled();
            sum += c.use()[i] * (isNew ? assign - (filled ? clear : 0) : -clear);
        }
        return sum;
    }

    private void weights() {
        Set<Integer> numbers = new HashSet<>();
        shelf.groups.forEach(group -> numbers.add(group.row()));
        for (int row : numbers) {
            if (shelf.rules.rowLimitG(row) < Integer.MAX_VALUE) {
                add(-INFINITY, shelf.rules.rowLimitG(row) / KILO, c -> c.gramsByRow()[row] / KILO);
            }
        }
        if (shelf.rules.cabinetLimitG() < Integer.MAX_VALUE) {
            add(-INFINITY, shelf.rules.cabinetLimitG() / KILO, c -> {
                long sum = 0;
                for (long grams : c.gramsByRow()) {
                    sum += grams;
                }
                return sum / KILO;
            });
        }
    }

    private void facings() {
        for (RuleTables.Group group : shelf.rules.groups()) {
            add(group.min(), group.max(), c -> group.member()[c.product()] ? c.facings() : 0);
        }
        for (RuleTables.Apart apart : shelf.rules.apart()) {
            add(
                    -INFINITY,
                    1,
                    c -> c.facings() > 0 && (c.product() == apart.one() || c.product() == apart.other()) ? 1 : 0);
        }
    }

    /** Slots one by one: kept, or given to a product of a pair, or neither. */
    private void details() {
        Set<Integer> paired = new HashSet<>();
        in.pairs().forEach(pair -> paired.addAll(List.of(pair.one(), pair.other())));
        int[] today = in.today();
        MPConstraint[] slot = new MPConstraint[in.slots()];
        for (int s = 0; s < slot.length; s++) {
            slot[s] = solver.makeConstraint(0, 1);
            if (today[s] != RuleTables.EMPTY) {
                kept.put(s, detail(slot[s]));
            }
            for (int p : paired) {
                if (today[s] != p && shelf.rules.allowed(p, s)) {
                    given.put(at(p, s), detail(slot[s]));
                }
            }
        }
        for (int g = 0; g < shelf.groups.size(); g++) {
            for (int p = 0; p < in.products(); p++) {
                link(g, p, 2 * g);
                if (paired.contains(p)) {
                    link(g, p, 2 * g + 1);
                }
            }
        }
    }

    private MPVariable detail(MPConstraint slot) {
        MPVariable variable = solver.makeNumVar(0, 1, "");
        slot.setCoefficient(variable, 1);
        details.add(variable);
        return variable;
    }

    private long at(int p, int s) {
        return (long) p * in.slots() + s;
    }

    /** The slots of a group that a product has are as many as its pattern says. */
    private void link(int g, int p, int kind) {
        boolean keeps = kind % 2 == 0;
        MPConstraint row = null;
        for (int s = 0; s < in.slots(); s++) {
            boolean standing = in.today()[s] == p;
            MPVariable variable = keeps ? standing ? kept.get(s) : null : given.get(at(p, s));
            if (shelf.groupOf[s] == g && variable != null) {
                row = row == null ? solver.makeConstraint(0, 0) : row;
                row.setCoefficient(variable, -1);
            }
        }
        if (row != null) {
            links.put(p * 2 * shelf.groups.size() + kind, row);
        }
    }

    private @Nullable MPConstraint linkOf(Shelf.Pattern pattern, int i) {
        return links.get(pattern.product() * 2 * shelf.groups.size() + pattern.kind()[i]);
    }

    private final Map<String, MPConstraint> sides = new HashMap<>();

    /** A pair counts once, between two slots of which each side is used for one pair at most. */
    private void pair(Instance.Pair pair) {
        MPConstraint once = solver.makeConstraint(0, 1);
        for (int s = 0; s < in.slots(); s++) {
            int left = in.slot().left()[s];
            if (left >= 0) {
                touch(pair, once, pair.one(), left, pair.other(), s);
                touch(pair, once, pair.other(), left, pair.one(), s);
            }
        }
    }

    private void touch(Instance.Pair pair, MPConstraint once, int leftOne, int left, int rightOne, int right) {
        MPVariable here = stands(leftOne, left);
        MPVariable there = stands(rightOne, right);
        if (here == null || there == null) {
            return;
        }
        MPVariable edge = solver.makeNumVar(0, 1, "");
        objective.setCoefficient(edge, pair.worth());
        once.setCoefficient(edge, 1);
        side(leftOne, left, "right", here).setCoefficient(edge, 1);
        side(rightOne, right, "left", there).setCoefficient(edge, 1);
    }

    private @Nullable MPVariable stands(int p, int s) {
        return in.today()[s] == p ? kept.get(s) : given.get(at(p, s));
    }

    private MPConstraint side(int p, int s, String side, MPVariable stands) {
        return sides.computeIfAbsent(p + side + s, key -> {
            MPConstraint row = solver.makeConstraint(-INFINITY, 0);
            row.setCoefficient(stands, -1);
            return row;
        });
    }

    /** Whether a pattern is taken as a whole or in parts. */
    enum Unit {
        WHOLE,
        PART
    }

    boolean has(Shelf.Pattern pattern) {
        return columns.containsKey(pattern);
    }

    /** Takes a pattern into the model. */
    void add(Shelf.Pattern pattern, Unit unit) {
        if (has(pattern)) {
            return;
        }
        MPVariable column = solver.makeVar(0, 1, unit == Unit.WHOLE, "");
        columns.put(pattern, column);
        objective.setCoefficient(column, worth(pattern));
        one[pattern.product()].setCoefficient(column, 1);
        for (Row row : rows) {
            double share = row.share().applyAsDouble(pattern);
            if (share != 0) {
                row.row().setCoefficient(column, share);
            }
        }
        for (int i = 0; i < pattern.kind().length; i++) {
            MPConstraint link = linkOf(pattern, i);
            if (link != null) {
                link.setCoefficient(column, pattern.use()[i]);
            }
        }
    }

    private double worth(Shelf.Pattern pattern) {
        return pattern.worth() - in.changeCost() * changesLessFilled(pattern);
    }

    /** What a pattern is worth beyond what it uses, at the prices of the last solution. */
    double reducedWorth(Shelf.Pattern pattern) {
        double sum = worth(pattern) - price(one[pattern.product()]);
        for (Row row : rows) {
            double price = price(row.row());
            sum -= price == 0 ? 0 : price * row.share().applyAsDouble(pattern);
        }
        for (int i = 0; i < pattern.kind().length; i++) {
            MPConstraint link = linkOf(pattern, i);
            sum -= link == null ? 0 : price(link) * pattern.use()[i];
        }
        return sum;
    }

    private double price(MPConstraint row) {
        return prices[row.index()];
    }

    /** Reads the prices of a linear solution. */
    void readPrices() {
        prices = new double[solver.numConstraints()];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = solver.constraint(i).dualValue();
        }
    }

    /** What stands in each slot in the solution. */
    int[] plan() {
        Placing placing = new Placing(shelf, columns);
        kept.forEach((s, variable) -> {
            if (variable.solutionValue() > HALF) {
                placing.fix(s, in.today()[s]);
            }
        });
        given.forEach((at, variable) -> {
            if (variable.solutionValue() > HALF) {
                placing.fix((int) (at % in.slots()), (int) (at / in.slots()));
            }
        });
        return placing.plan();
    }

    private static final double HALF = 0.5;
    private static final double KILO = 1000;
}
