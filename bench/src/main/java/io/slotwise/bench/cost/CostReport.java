package io.slotwise.bench.cost;

import io.slotwise.llm.call.upstream.ClaudeFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Claude costs: {@code CostReport [DAYS [SEED [TRACE…]]]}. Replays each trace against the simulated Messages API over
 * a socket with the vendor's client: as the naive pipeline of the guide, as the guide is written, as the product, and as the
 * product with each saving left out. The money is the far side's bill.
 */
public final class CostReport {
    private final Trace trace;
    private final Bill naive;
    private final Bill guide;
    private final Bill product;
    private final Map<Saving, Bill> without;

    private CostReport(Trace trace, Bill naive, Bill guide, Bill product, Map<Saving, Bill> without) {
        this.trace = trace;
        this.naive = naive;
        this.guide = guide;
        this.product = product;
        this.without = without;
    }

    public static void main(String[] args) throws IOException, ClaudeFailure {
        int days = args.length > 0 ? Integer.parseInt(args[0]) : TraceMaker.DAYS;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        List<String> names = args.length > 2 ? List.of(args).subList(2, args.length) : Trace.NAMES;
        for (String name : names) {
            System.out.print(of(Trace.named(name).days(days), seed).text());
        }
    }

    /** Everything about a trace; the seed is the fleet's and the far side's. */
    static CostReport of(Trace trace, long seed) throws IOException, ClaudeFailure {
        List<Step> steps = steps(trace, seed);
        Map<Saving, Bill> without = new LinkedHashMap<>();
        for (Saving saving : Saving.values()) {
            without.put(saving, Replay.run(steps, Saving.allBut(saving), seed));
        }
        return new CostReport(
                trace,
                Replay.run(steps, Saving.none(), seed),
                Replay.run(steps, Saving.guide(), seed),
                Replay.run(steps, Saving.all(), seed),
                without);
    }

    /** The naive pipeline and the product alone. */
    static CostReport brief(Trace trace, long seed) throws IOException, ClaudeFailure {
        List<Step> steps = steps(trace, seed);
        Bill naive = Replay.run(steps, Saving.none(), seed);
        return new CostReport(trace, naive, naive, Replay.run(steps, Saving.all(), seed), Map.of());
    }

    Bill naive() {
        return naive;
    }

    Bill product() {
        return product;
    }

    private static List<Step> steps(Trace trace, long seed) throws IOException {
        Path folder = Files.createTempDirectory("slotwise-cost");
        try (Stage stage = Stage.open(folder, seed)) {
            return stage.play(trace);
        } finally {
            remove(folder);
        }
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add("%n%s: %d deeds, %d of them asked of Claude by the guide's code"
                .formatted(trace.name(), trace.deeds().size(), trace.asks()));
        lines.add(line("naive: the powerful model, nothing saved", naive));
        lines.add(line("the guide as it is written", guide));
        lines.add(line("product", product));
        without.forEach(
                (saving, bill) -> lines.add(line("  without " + saving.word() + ": " + saving.without(), bill)));
        lines.add(String.format(
                Locale.ROOT,
                "worth shown a week: naive %.2f, guide %.2f, product %.2f",
                naive.shown(),
                guide.shown(),
                product.shown()));
        lines.add(String.format(
                Locale.ROOT,
                "of it Claude's own, where both asked: naive %.2f, product %.2f",
                naive.claudesWorth(product),
                product.claudesWorth(naive)));
        lines.add(String.format(
                Locale.ROOT,
                "a suggestion that passed cost: naive $%.5f, product $%.5f",
                naive.dollars() / Math.max(1, naive.suggestions()),
                product.dollars() / Math.max(1, product.suggestions())));
        lines.add(String.format(
                Locale.ROOT,
                "ledger against the far side's bill: %.6f %%; token estimates off by %.2f %% on the mean",
                100.0 * Math.abs(product.bookedNanos() - product.farNanos()) / product.farNanos(),
                100 * product.tokenError()));
        return String.join("%n".formatted(), lines) + "%n".formatted();
    }

    private String line(String name, Bill bill) {
        return String.format(
                Locale.ROOT,
                "%-98s $%9.4f  %6.2f times the product  naive is %6.2f times  %4d calls  %4d of %4d answered %s",
                name,
                bill.dollars(),
                bill.over(product),
                naive.over(bill),
                bill.calls(),
                bill.answered(),
                bill.asked(),
                bill.causes().isEmpty() ? "" : bill.causes());
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
