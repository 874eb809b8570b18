package io.slotwise.engine.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Real baskets, where the folder with real data stands beside the project. */
class RealBasketsTest {
    private static final Path DATA = Path.of("../../shared/data");

    @Test
    void pairs_found_in_the_earlier_half_of_grocery_baskets_come_true_in_the_later() throws IOException {
        AffinityCheck.HoldOut holdOut =
                AffinityCheck.holdOut(read("groceries_first60.csv", ","), AffinitySettings.DEFAULT);

        assertThat(holdOut.pairs()).isGreaterThan(15);
        assertThat(holdOut.precision()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void shuffled_grocery_baskets_hold_hardly_any_pairs() throws IOException {
        Baskets groceries = read("groceries_first60.csv", ",");
        AffinitySettings settings = AffinitySettings.DEFAULT;
        int real = Affinity.find(groceries, settings).pairs().size();

        Baskets shuffled = AffinityCheck.shuffled(groceries, settings, new SplittableRandom(11));

        assertThat(real).isGreaterThan(50);
        assertThat(Affinity.find(shuffled, settings).pairs()).hasSizeLessThanOrEqualTo(real / 20);
    }

    @Test
    void counts_the_pairs_of_a_large_retailer_as_a_naive_count_does() throws IOException {
        Baskets retail = read("fimi_retail.dat.gz", " ");

        PairCounts counts = PairCounts.of(retail);

        long[] naive = everyPair(retail);
        int[] at = {0};
        counts.forEach(1, (a, b, count) -> {
            long code = (long) a << Integer.SIZE | b;
            for (int i = 0; i < count; i++) {
                assertThat(naive[at[0]++] == code).isTrue();
            }
        });
        assertThat(at[0]).isEqualTo(naive.length).isGreaterThan(7_000_000);
    }

    /** One code a pair occurrence, sorted. */
    private static long[] everyPair(Baskets baskets) {
        long[] codes = new long[8_000_000];
        int size = 0;
        for (int basket = 0; basket < baskets.size(); basket++) {
            for (int i = 0; i < baskets.sizeOf(basket); i++) {
                for (int j = i + 1; j < baskets.sizeOf(basket); j++) {
                    codes[size++] = (long) baskets.item(basket, i) << Integer.SIZE | baskets.item(basket, j);
                }
            }
        }
        long[] pairs = Arrays.copyOf(codes, size);
        Arrays.sort(pairs);
        return pairs;
    }

    private static Baskets read(String name, String separator) throws IOException {
        Path file = DATA.resolve(name);
        assumeTrue(Files.exists(file), "The folder with real data is not there: " + name);
        Baskets.Builder baskets = new Baskets.Builder();
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            lines.lines()
                    .forEach(line -> baskets.add("m", null, List.of(line.strip().split(separator))));
        }
        return baskets.build();
    }
}
