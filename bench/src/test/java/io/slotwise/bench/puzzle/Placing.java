package io.slotwise.bench.puzzle;

import com.google.ortools.linearsolver.MPVariable;
import io.slotwise.engine.rules.RuleTables;
import java.util.Arrays;
import java.util.Map;

/** Gives the patterns of a solution their slots: first what is kept and what is fixed to a slot, then the rest. */
final class Placing {
    private static final int OPEN = Integer.MIN_VALUE;
    private static final double HALF = 0.5;

    private final Shelf shelf;
    private final int[] today;
    private final int[] plan;

    /** What each product is still to have, by kind. */
    private final int[][] due;

    Placing(Shelf shelf, Map<Shelf.Pattern, MPVariable> columns) {
        this.shelf = shelf;
        today = shelf.in.today();
        plan = new int[today.length];
        Arrays.fill(plan, OPEN);
        due = new int[shelf.in.products()][2 * shelf.groups.size()];
        columns.forEach((pattern, variable) -> {
            if (variable.solutionValue() > HALF) {
                for (int i = 0; i < pattern.kind().length; i++) {
                    due[pattern.product()][pattern.kind()[i]] += pattern.use()[i];
                }
            }
        });
    }

    /** A slot that the solution names itself. */
    void fix(int slot, int product) {
        int kind = 2 * shelf.groupOf[slot] + (today[slot] == product ? 0 : 1);
        plan[slot] = product;
        due[product][kind]--;
    }

    int[] plan() {
        for (int s = 0; s < plan.length; s++) {
            if (plan[s] == OPEN && today[s] >= 0 && due[today[s]][2 * shelf.groupOf[s]] > 0) {
                fix(s, today[s]);
            }
        }
        for (int p = 0; p < due.length; p++) {
            for (int s = 0; s < plan.length; s++) {
                if (plan[s] == OPEN && today[s] != p && due[p][2 * shelf.groupOf[s] + 1] > 0) {
                    fix(s, p);
                }
            }
        }
        for (int s = 0; s < plan.length; s++) {
            plan[s] = plan[s] == OPEN ? RuleTables.EMPTY : plan[s];
        }
        return plan;
    }
}
