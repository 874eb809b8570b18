package io.slotwise.bench.accuracy;

import io.slotwise.engine.value.Elasticities;
import io.slotwise.engine.value.learn.PriceResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Own-price elasticities of eleven juice brands in Dominick's stores, where they have been published often:
 * {@code JuiceElasticity FOLDER}. Held constant beside the price: the mean price of the ten rivals, deals, features.
 */
public final class JuiceElasticity {
    static final String FILE = "dominicks_oj_stores_even.csv.gz";
    private static final int BRANDS = 11;
    private static final int FIRST_PRICE = 4;

    private JuiceElasticity() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0], FILE);
        if (!Files.isRegularFile(file)) {
            System.out.printf("The file (%s) is missing: no elasticities.%n", FILE);
            return;
        }
        estimates(file)
                .forEach((brand, estimate) -> System.out.printf(
                        Locale.ROOT, "brand %2d  elasticity %6.2f ± %.2f%n", brand, -estimate.mean(), estimate.sd()));
    }

    /** By brand, as positive numbers. */
    static Map<Integer, Elasticities.Estimate> estimates(Path file) throws IOException {
        Map<Integer, List<PriceResponse.Week>> weeks = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> weeks.computeIfAbsent(Integer.valueOf(cells[1]), unseen -> new ArrayList<>())
                            .add(week(cells)));
        }
        Map<Integer, Elasticities.Estimate> estimates = new TreeMap<>();
        weeks.forEach((brand, all) -> estimates.put(brand, PriceResponse.of(all, Elasticities.PRIOR.price())));
        return estimates;
    }

    private static PriceResponse.Week week(String[] cells) {
        int brand = Integer.parseInt(cells[1]);
        double rivals = 0;
        for (int other = 1; other <= BRANDS; other++) {
            rivals += other == brand ? 0 : Math.log(price(cells, other)) / (BRANDS - 1);
        }
        double deal = Double.parseDouble(cells[FIRST_PRICE + BRANDS]);
        double feature = Double.parseDouble(cells[FIRST_PRICE + BRANDS + 1]);
        double[] others = {rivals, deal, feature};
        return new PriceResponse.Week(cells[0], Double.parseDouble(cells[3]), Math.log(price(cells, brand)), others);
    }

    private static double price(String[] cells, int brand) {
        return Double.parseDouble(cells[FIRST_PRICE - 1 + brand]);
    }
}
