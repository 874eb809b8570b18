package io.slotwise.engine.optimise.setup;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.optimise.problem.Approach;
import io.slotwise.engine.optimise.problem.Neighbours;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.optimise.search.Instance;
import io.slotwise.engine.optimise.search.PatternWorth;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.RuleTables;
import io.slotwise.engine.rules.Violation;
import io.slotwise.engine.value.Worlds;
import io.slotwise.engine.value.money.WeeklyMoney;
import io.slotwise.engine.value.slot.Pivot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A problem between words and numbers: makes the {@link Instance} that is searched, reads plans back from it, and
 * says what a planogram is worth exactly, in the objective's unit. For one thread.
 */
public final class Setup {
    private final Problem problem;
    private final Planogram today;
    private final List<Product> products;
    private final Map<String, Integer> indexes;
    private final RuleTables rules;
    private final Worlds worlds;
    private final Weights weights;
    private final WeeklyMoney weekToday;
    private final Risk risk;
    private final double worthToday;
    private final boolean[] healthy;
    private final List<Instance.Pair> pairs;

    public Setup(Problem problem) {
        this(problem, problem.model().worlds());
    }

    private Setup(Problem problem, Worlds worlds) {
        this.problem = problem;
        this.worlds = worlds;
        today = problem.today();
        weekToday = worlds.expected(today);
        weights = Weights.of(problem, problem.objective(), weekToday);
        products = List.copyOf(problem.model().evidence().catalogue().products());
        indexes = HashMap.newHashMap(products.size());
        products.forEach(product -> indexes.put(product.id(), indexes.size()));
        rules = tables(problem, problem.fullBook());
        healthy = new boolean[products.size()];
        for (int p = 0; p < healthy.length; p++) {
            healthy[p] = Weights.isHealthy(products.get(p));
        }
        pairs = pairs();
        risk = new Risk(worlds, today, weights.money() > 0 ? problem.approach().caution() : 0);
        worthToday = worth(today);
    }

    private Setup(Setup other, RuleTables rules, Weights weights) {
        problem = other.problem;
        today = other.today;
        products = other.products;
        indexes = other.indexes;
        this.rules = rules;
        worlds = other.worlds;
        weekToday = other.weekToday;
        this.weights = weights;
        healthy = other.healthy;
        risk = other.risk;
        boolean sameWishes = weights.equals(other.weights);
        pairs = sameWishes ? other.pairs : pairs();
        worthToday = sameWishes ? other.worthToday : worth(today);
    }

    /** The same under other rules. */
    public Setup under(RuleBook book) {
        return new Setup(this, tables(problem, book), weights);
    }

    /** The same with other things to be wanted. */
    public Setup wanting(Weights others) {
        return new Setup(this, rules, others);
    }

    public Problem problem() {
        return problem;
    }

    public Planogram today() {
        return today;
    }

    /** All products of the catalogue, by number. */
    public List<Product> products() {
        return products;
    }

    public RuleTables rules() {
        return rules;
    }

    public Worlds worlds() {
        return worlds;
    }

    /** The expected week of today's planogram. */
    public WeeklyMoney weekToday() {
        return weekToday;
    }

    private static RuleTables tables(Problem problem, RuleBook book) {
        RuleTables.Unproven unproven = problem.approach().unproven() == Problem.Unproven.FLAG
                ? RuleTables.Unproven.ALLOW
                : RuleTables.Unproven.REFUSE;
        return RuleTables.of(book, problem.today(), problem.context(), unproven);
    }

    private List<Instance.Pair> pairs() {
        List<Instance.Pair> all = new ArrayList<>();
        for (Neighbours pair : problem.neighbours()) {
            int one = index(pair.productId());
            int other = index(pair.otherId());
            if (one >= 0 && other >= 0 && pair.perWeek() > 0) {
                all.add(new Instance.Pair(one, other, pair.perWeek() * (weights.money() + weights.revenue())));
            }
        }
        return all;
    }

    public int index(String productId) {
        return indexes.getOrDefault(productId, RuleTables.EMPTY);
    }

    /** The problem with products' worth as it is around a planogram. */
    public Instance instance(Planogram at) {
        Pivot pivot = problem.model().pivot(at);
        double changeCost = weights.money() * pivot.moveCost();
        Curves curves = curves(pivot, risk.parts(pivot), problem.approach().pars());
        return new Instance(rules, slots(pivot), elsewhere(pivot), patterns(curves), curves.nests(), changeCost, pairs);
    }

    private Instance.Slots slots(Pivot pivot) {
        int slots = today.slots().size();
        double[] multiplier = new double[slots];
        int[] kept = new int[slots];
        int[] fresh = new int[slots];
        int[] row = new int[slots];
        int[] left = new int[slots];
        for (int s = 0; s < slots; s++) {
            Slot slot = today.slots().get(s);
            Facing facing = slot.facing();
            multiplier[s] = pivot.multiplier(s);
            fresh[s] = pivot.stock(s, slot.capacity());
            kept[s] = facing == null ? 0 : kept(pivot.stock(s, facing.parLevel()), fresh[s]);
            row[s] = slot.position().row();
            boolean beside = s > 0
                    && row[s - 1] == row[s]
                    && today.slots().get(s - 1).endColumn() == slot.position().column();
            left[s] = beside ? s - 1 : -1;
        }
        return new Instance.Slots(multiplier, kept, fresh, row, left);
    }

    /** What products bring by themselves around a planogram, with slots filled as it says. */
    Curves curves(Pivot pivot) {
        return curves(pivot, List.of(new Curves.Part(1, pivot)), Approach.Pars.KEEP);
    }

    private Curves curves(Pivot pivot, List<Curves.Part> parts, Approach.Pars pars) {
        double[] price = new double[products.size()];
        Arrays.setAll(price, p -> pivot.price(p, rules.price(p)));
        int most = 0;
        for (int s = 0; s < today.slots().size(); s++) {
            Slot slot = today.slots().get(s);
            int standing =
                    slot.facing() == null ? 0 : pivot.stock(s, slot.facing().parLevel());
            most = Math.max(most, Math.max(standing, pivot.stock(s, slot.capacity())));
        }
        return new Curves(parts, weights, price, new Curves.Filling(most, pars, elsewhere(pivot)));
    }

    /** What there is room for in a slot that keeps its product. */
    private int kept(int standing, int room) {
        return problem.approach().pars() == Approach.Pars.DECIDE ? Math.max(standing, room) : standing;
    }

    /** The slots under some rules with nothing to be won, to ask only whether the rules can hold, and at what cost. */
    public Instance wishless(RuleTables other, double changeCost) {
        return new Instance(
                other,
                slots(problem.model().pivot(today)),
                Instance.Elsewhere.none(products.size()),
                (p, f, m, s) -> 0,
                null,
                changeCost,
                List.of());
    }

    private Instance.Elsewhere elsewhere(Pivot pivot) {
        Instance.Elsewhere elsewhere = Instance.Elsewhere.none(products.size());
        for (int p = 0; p < products.size(); p++) {
            elsewhere.facings()[p] = pivot.facingsElsewhere(p);
            elsewhere.multipliers()[p] = pivot.multipliersElsewhere(p);
            elsewhere.stock()[p] = pivot.stockElsewhere(p);
        }
        return elsewhere;
    }

    private PatternWorth patterns(Curves curves) {
        return (p, facings, multipliers, stock) -> weights.product()
                + (healthy[p] ? weights.healthy() * facings : 0)
                + curves.pulled(p, facings, multipliers, stock);
    }

    /** The planogram of a plan in numbers. */
    public Planogram planogram(int[] at) {
        List<Slot> slots = new ArrayList<>(at.length);
        for (int s = 0; s < at.length; s++) {
            Slot slot = today.slots().get(s);
            slots.add(at[s] == rules.today(s) ? slot : slot.with(rules.facing(at[s], s)));
        }
        return new Planogram(today.cabinet(), slots);
    }

    /** The same with slots filled as far as is worth most, where that is to be decided; see {@link Levels}. */
    public Planogram filled(int[] at, int mostChanges) {
        Planogram plan = planogram(at);
        return problem.approach().pars() == Approach.Pars.KEEP ? plan : new Levels(this, plan).decided(mostChanges);
    }

    /** Which product a planogram has in each slot. */
    public int[] numbers(Planogram planogram) {
        int[] at = new int[planogram.slots().size()];
        for (int s = 0; s < at.length; s++) {
            String id = planogram.slots().get(s).productId();
            at[s] = id == null ? RuleTables.EMPTY : index(id);
        }
        return at;
    }

    /** The exact worth of a planogram in the objective's unit, neighbours included. */
    public double worth(Planogram planogram) {
        WeeklyMoney week = worlds.expected(planogram);
        return weights.of(week, offered(planogram), healthyFacings(planogram))
                + neighbours(planogram) * (weights.money() + weights.revenue())
                - weights.money() * risk.takenOff(planogram, week.total() - weekToday.total());
    }

    public double worthToday() {
        return worthToday;
    }

    public Risk risk() {
        return risk;
    }

    /** What products side by side bring in money. */
    public double neighbours(Planogram planogram) {
        if (problem.neighbours().isEmpty()) {
            return 0;
        }
        double sum = 0;
        for (Neighbours pair : problem.neighbours()) {
            sum += pair.standIn(planogram) ? pair.perWeek() : 0;
        }
        return sum;
    }

    public List<Violation> violations(Planogram planogram) {
        return problem.fullBook().checkChange(today, planogram, problem.context());
    }

    public boolean isLegal(Planogram planogram) {
        return Violation.pass(violations(planogram));
    }

    /** Whether a slot holds something else than today. */
    public boolean isNew(Planogram planogram, @Nullable Position position) {
        return position != null
                && !Objects.equals(
                        planogram.slot(position).productId(),
                        today.slot(position).productId());
    }

    /** Slots that hold something else than today, or hold it otherwise. */
    public int changes(Planogram planogram) {
        int count = 0;
        for (int s = 0; s < today.slots().size(); s++) {
            count += today.slots().get(s).equals(planogram.slots().get(s)) ? 0 : 1;
        }
        return count;
    }

    public int offered(Planogram planogram) {
        return Weights.products(problem.model().evidence().machine().planograms(), planogram);
    }

    public int healthyFacings(Planogram planogram) {
        int count = 0;
        for (Slot slot : planogram.slots()) {
            String id = slot.productId();
            count += id != null && healthy[index(id)] ? 1 : 0;
        }
        return count;
    }
}
