package io.slotwise.engine.demand.fleet;

import java.util.Arrays;

/**
 * Which series belong together at a level: each its own group, by category on a machine, by machine, all.
 *
 * @param of the group of each series
 * @param count number of groups; a category that a machine never sold has an empty group
 */
public record Groups(Level level, int[] of, int count) {
    public static Groups of(Panel panel, Level level) {
        int[] of = new int[panel.series().size()];
        int categories = panel.categories().size();
        for (int s = 0; s < of.length; s++) {
            Panel.Series series = panel.series().get(s);
            of[s] = switch (level) {
                case SKU -> s;
                case CATEGORY -> series.machine() * categories + series.category();
                case MACHINE -> series.machine();
                case FLEET -> 0;
            };
        }
        int count = switch (level) {
            case SKU -> of.length;
            case CATEGORY -> panel.machines().size() * categories;
            case MACHINE -> panel.machines().size();
            case FLEET -> 1;
        };
        return new Groups(level, of, count);
    }

    /** Units of every group, shape {@code [group][day]}. */
    public int[][] units(Panel panel) {
        int[][] sums = new int[count][panel.days()];
        for (int s = 0; s < of.length; s++) {
            int[] units = panel.units(s);
            int[] sum = sums[of[s]];
            Arrays.setAll(sum, t -> sum[t] + units[t]);
        }
        return sums;
    }
}
