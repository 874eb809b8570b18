package io.slotwise.bench.accuracy;

import io.slotwise.engine.affinity.Affinity;
import io.slotwise.engine.affinity.AffinityCheck;
import io.slotwise.engine.affinity.AffinitySettings;
import io.slotwise.engine.affinity.Baskets;
import io.slotwise.engine.affinity.Pair;
import io.slotwise.engine.affinity.PairCounts;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.intake.Dataset;
import io.slotwise.testbed.fleet.TruthFleet;
import io.slotwise.testbed.world.TrueMachine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/**
 * What the search for pairs is worth: {@code AffinityAccuracy [FOLDER [FIRST_SEED LAST_SEED]]}. Pairs planted on truth
 * fleets, by machine; where the folder has them, real baskets shuffled, held out, and counted against the clock.
 */
public final class AffinityAccuracy {
    private static final int WARM_UP = 5;
    private static final int TIMES = 7;
    private static final int SHUFFLES = 5;
    private static final double MILLION = 1e6;

    private AffinityAccuracy() {}

    public static void main(String[] args) throws IOException {
        long first = args.length > 2 ? Long.parseLong(args[1]) : 101;
        long last = args.length > 2 ? Long.parseLong(args[2]) : 110;
        System.out.println(planted(first, last));
        if (args.length > 0) {
            groceries(Path.of(args[0], "groceries_first60.csv"));
            retail(Path.of(args[0], "fimi_retail.dat.gz"));
        }
    }

    /**
     * Planted pairs and what was found, over all machines of a fleet, each mined alone.
     *
     * @param planted pairs that met at least as often as the settings look at
     * @param recalled planted pairs that were found
     * @param found pairs found, planted or not
     * @param shuffled pairs found after all relations were shuffled away
     */
    record Recall(int planted, int recalled, int found, int shuffled) {
        double recall() {
            return recalled / (double) planted;
        }

        double precision() {
            return recalled / (double) found;
        }

        Recall plus(Recall other) {
            return new Recall(
                    planted + other.planted, recalled + other.recalled, found + other.found, shuffled + other.shuffled);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "planted %d  recalled %d (%.3f)  found %d (precision %.3f)  found after shuffling %d (%.3f)",
                    planted,
                    recalled,
                    recall(),
                    found,
                    precision(),
                    shuffled,
                    shuffled / (double) found);
        }
    }

    /** The fleets with planted pairs of these seeds. */
    static Recall planted(long firstSeed, long lastSeed) {
        Recall all = new Recall(0, 0, 0, 0);
        for (long seed = firstSeed; seed <= lastSeed; seed++) {
            TruthFleet fleet = TruthFleet.preset("pairs", seed);
            Dataset dataset = fleet.dataset();
            for (TrueMachine machine : fleet.machines()) {
                all = all.plus(
                        of(machine, dataset.history(machine.machine().id()).sales(), seed));
            }
        }
        return all;
    }

    private static Recall of(TrueMachine machine, SalesHistory sales, long seed) {
        Baskets baskets = Baskets.of(List.of(sales));
        AffinitySettings settings = AffinitySettings.DEFAULT;
        List<Pair> found = Affinity.find(baskets, settings).pairs();
        PairCounts counts = PairCounts.of(baskets);
        int planted = 0;
        int recalled = 0;
        for (var pair : machine.plantedPairs().entrySet()) {
            int a = baskets.itemIds().indexOf(pair.getKey());
            int b = baskets.itemIds().indexOf(pair.getValue());
            boolean met = a >= 0 && b >= 0 && counts.count(a, b) >= settings.minimumCount();
            planted += met ? 1 : 0;
            recalled += met && found.stream().anyMatch(one -> isPair(one, pair.getKey(), pair.getValue())) ? 1 : 0;
        }
        Baskets shuffled = AffinityCheck.shuffled(baskets, settings, new SplittableRandom(seed));
        int afterwards = Affinity.find(shuffled, settings).pairs().size();
        return new Recall(planted, recalled, found.size(), afterwards);
    }

    private static boolean isPair(Pair pair, String one, String other) {
        return Set.of(pair.a(), pair.b()).equals(Set.of(one, other));
    }

    private static void groceries(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            System.out.printf("The file (%s) is missing: no hold-out.%n", file.getFileName());
            return;
        }
        Baskets baskets = read(file, ",");
        AffinitySettings settings = AffinitySettings.DEFAULT;
        AffinityCheck.HoldOut holdOut = AffinityCheck.holdOut(baskets, settings);
        int real = Affinity.find(baskets, settings).pairs().size();
        int shuffled = 0;
        for (int seed = 1; seed <= SHUFFLES; seed++) {
            Baskets without = AffinityCheck.shuffled(baskets, settings, new SplittableRandom(seed));
            shuffled += Affinity.find(without, settings).pairs().size();
        }
        System.out.printf(
                Locale.ROOT,
                "groceries: %d pairs, %.1f after shuffling (mean of %d); hold-out %d of %d (%.3f)%n",
                real,
                shuffled / (double) SHUFFLES,
                SHUFFLES,
                holdOut.confirmed(),
                holdOut.pairs(),
                holdOut.precision());
    }

    private static void retail(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            System.out.printf("The file (%s) is missing: no counting against the clock.%n", file.getFileName());
            return;
        }
        Baskets baskets = read(file, " ");
        for (int i = 0; i < WARM_UP; i++) {
            PairCounts.of(baskets);
        }
        double[] millis = new double[TIMES];
        long pairs = 0;
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            PairCounts counts = PairCounts.of(baskets);
            millis[i] = (System.nanoTime() - start) / MILLION;
            long[] sum = {0};
            counts.forEach(1, (a, b, count) -> sum[0] += count);
            pairs = sum[0];
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "retail: %d baskets, %d pair occurrences counted in %.0f ms (median of %d after %d, worst %.0f)%n",
                baskets.size(),
                pairs,
                millis[TIMES / 2],
                TIMES,
                WARM_UP,
                millis[TIMES - 1]);
    }

    private static Baskets read(Path file, String separator) throws IOException {
        Baskets.Builder baskets = new Baskets.Builder();
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            lines.lines()
                    .forEach(line -> baskets.add("m", null, List.of(line.strip().split(separator))));
        }
        return baskets.build();
    }
}
