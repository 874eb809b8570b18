package io.slotwise.bench.accuracy;

import io.slotwise.engine.value.evidence.Elasticities;
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
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Own-price elasticities of eleven juice brands in Dominick's stores, where they have been published often:
 * {@code JuiceElasticity FOLDER}. Held constant beside the price: the mean price of the ten rivals, deals, features,
 * season and trend. Given twice: of one week, with stocking up in it, and of a lasting change, where the weeks after a
 * cheap one count as well (van Heerde, Leeflang and Wittink 2000).
 */
public final class JuiceElasticity {
    static final String FILE = "dominicks_oj_stores_even.csv.gz";
    private static final int BRANDS = 11;
    private static final int FIRST_PRICE = 4;
    private static final int WEEKS_BEFORE = 4;
    private static final double WEEKS_A_YEAR = 52.18;
    private static final double USUAL_WEEK = 100;

    private JuiceElasticity() {}

    /** Over which time shoppers answer a price. */
    enum Response {
        /** In the week of the price alone. */
        OF_A_WEEK,
        /** With what the weeks after a cheap one lose. */
        LASTING
    }

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0], FILE);
        if (!Files.isRegularFile(file)) {
            System.out.printf("The file (%s) is missing: no elasticities.%n", FILE);
            return;
        }
        Map<Integer, Elasticities.Estimate> ofAWeek = estimates(file, Response.OF_A_WEEK);
        Map<Integer, Elasticities.Estimate> lasting = estimates(file, Response.LASTING);
        lasting.forEach((brand, estimate) -> {
            Elasticities.Estimate week = Objects.requireNonNull(ofAWeek.get(brand));
            System.out.printf(
                    Locale.ROOT,
                    "brand %2d  of a week %6.2f ± %.2f  lasting %6.2f ± %.2f%n",
                    brand,
                    -week.mean(),
                    week.sd(),
                    -estimate.mean(),
                    estimate.sd());
        });
    }

    /** By brand, as positive numbers. */
    static Map<Integer, Elasticities.Estimate> estimates(Path file, Response response) throws IOException {
        Map<Integer, List<Line>> brands = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> Line.of(line.split(",", -1)))
                    .forEach(line -> brands.computeIfAbsent(line.brand, unseen -> new ArrayList<>())
                            .add(line));
        }
        Map<Integer, Elasticities.Estimate> estimates = new TreeMap<>();
        brands.forEach((brand, all) ->
                estimates.put(brand, PriceResponse.of(weeks(all, response), Elasticities.PRIOR.price())));
        return estimates;
    }

    private static List<PriceResponse.Week> weeks(List<Line> lines, Response response) {
        Map<String, Map<Integer, Double>> prices = new TreeMap<>();
        lines.forEach(line ->
                prices.computeIfAbsent(line.store, unseen -> new TreeMap<>()).put(line.week, line.logPrice));
        List<PriceResponse.Week> weeks = new ArrayList<>();
        for (Line line : lines) {
            double before = before(line, Objects.requireNonNull(prices.get(line.store)));
            if (response == Response.OF_A_WEEK) {
                weeks.add(line.observation(0));
            } else if (!Double.isNaN(before)) {
                weeks.add(line.observation(before - line.logPrice));
            }
        }
        return weeks;
    }

    /** Mean log price of the weeks before, as far as they are on record. */
    private static double before(Line line, Map<Integer, Double> prices) {
        double sum = 0;
        int seen = 0;
        for (int back = 1; back <= WEEKS_BEFORE; back++) {
            Double price = prices.get(line.week - back);
            sum += price == null ? 0 : price;
            seen += price == null ? 0 : 1;
        }
        return seen == 0 ? Double.NaN : sum / seen;
    }

    /** One brand in one store and week. */
    private record Line(
            String store,
            int brand,
            int week,
            double logUnits,
            double logPrice,
            double rivals,
            double deal,
            double feature) {
        static Line of(String[] cells) {
            int brand = Integer.parseInt(cells[1]);
            double rivals = 0;
            for (int other = 1; other <= BRANDS; other++) {
                rivals += other == brand ? 0 : Math.log(price(cells, other)) / (BRANDS - 1);
            }
            return new Line(
                    cells[0],
                    brand,
                    Integer.parseInt(cells[2]),
                    Double.parseDouble(cells[3]),
                    Math.log(price(cells, brand)),
                    rivals,
                    Double.parseDouble(cells[FIRST_PRICE + BRANDS]),
                    Double.parseDouble(cells[FIRST_PRICE + BRANDS + 1]));
        }

        private static double price(String[] cells, int brand) {
            return Double.parseDouble(cells[FIRST_PRICE - 1 + brand]);
        }

        /**
         * With the price before as a difference to the price now, the price's own coefficient is that of a price that
         * lasts.
         */
        PriceResponse.Week observation(double before) {
            double year = 2 * Math.PI * week / WEEKS_A_YEAR;
            double[] others = {
                rivals, deal, feature, Math.sin(year), Math.cos(year), week / USUAL_WEEK, before,
            };
            return new PriceResponse.Week(store, logUnits, logPrice, others);
        }
    }
}
