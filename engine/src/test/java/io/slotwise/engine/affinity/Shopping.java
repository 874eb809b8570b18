package io.slotwise.engine.affinity;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Made-up baskets: items of falling popularity, most baskets of one, and pairs planted on request. */
final class Shopping {
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

    private Shopping() {}

    /**
     * Baskets of which some that hold the first item of a planted pair get the second one too.
     *
     * @param items how many there are; item i is sold in proportion to 1/(i+3)
     * @param planted pairs of item numbers
     * @param pull chance that the first brings the second along
     */
    static Baskets of(int baskets, int items, List<int[]> planted, double pull, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Baskets.Builder builder = new Baskets.Builder();
        for (int basket = 0; basket < baskets; basket++) {
            Set<Integer> held = new LinkedHashSet<>();
            int size = random.nextInt(10) < 7 ? 1 : random.nextInt(2, 5);
            while (held.size() < size) {
                held.add(draw(items, random));
            }
            for (int[] pair : planted) {
                if (held.contains(pair[0]) && random.nextDouble() < pull) {
                    held.add(pair[1]);
                }
            }
            builder.add(
                    "m",
                    FIRST_DAY.plusDays(basket * 100L / baskets),
                    held.stream().map(Shopping::id).toList());
        }
        return builder.build();
    }

    static String id(int item) {
        return "p%03d".formatted(item);
    }

    private static int draw(int items, SplittableRandom random) {
        double total = IntStream.range(0, items).mapToDouble(i -> 1.0 / (i + 3)).sum();
        double at = random.nextDouble() * total;
        int item = 0;
        for (at -= 1.0 / 3; at > 0 && item < items - 1; at -= 1.0 / (item + 3)) {
            item++;
        }
        return item;
    }
}
