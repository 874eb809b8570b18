package io.slotwise.server.cli.operate;

import io.slotwise.server.advice.usage.ReadUsage;
import io.slotwise.server.advice.usage.UsageDays;
import io.slotwise.server.api.json.WireJson;
import io.slotwise.server.boot.BadSettings;
import io.slotwise.server.boot.UsageOfStore;
import io.slotwise.server.cli.given.DataFolder;
import io.slotwise.server.cli.given.Output;
import io.slotwise.server.cli.given.Place;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code slotwise usage}: what Claude did and cost, as {@code GET /api/planogram/ai-usage} has it. */
@Command(name = "usage", description = "Says what Claude did and cost.", mixinStandardHelpOptions = true)
public final class Usage implements Callable<Integer> {
    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Output output = new Output();

    @Option(names = "--from", paramLabel = "DATE", description = "First day (UTC). Default: six days before the last.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day (UTC). Default: today.")
    private @Nullable LocalDate to;

    @Option(names = "--group-by", description = "${COMPLETION-CANDIDATES}: what the table is by. Default: FEATURE.")
    private ReadUsage.@Nullable Group group;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() throws BadSettings, IOException {
        UsageDays days = days();
        DataFolder folder = DataFolder.at(place);
        folder.requireData();
        JsonNode usage = folder.either(
                store -> {
                    try (UsageOfStore books = UsageOfStore.of(store, folder.settings(), clock)) {
                        return WireJson.MAPPER.valueToTree(books.usage().read(days.first(), days.last(), group));
                    }
                },
                server -> server.ask("GET", address(days), null));
        output.result(usage, text(usage));
        return 0;
    }

    private UsageDays days() {
        try {
            return UsageDays.of(from, to, clock.instant());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private String address(UsageDays days) {
        String address = "/api/planogram/ai-usage?from=%s&to=%s".formatted(days.first(), days.last());
        return group == null ? address : address + "&group_by=" + group.name().toLowerCase(Locale.ROOT);
    }

    private String text(JsonNode usage) {
        JsonNode budget = usage.path("budget");
        List<String> lines = new ArrayList<>();
        lines.add("%s to %s: %s"
                .formatted(
                        usage.path("from").asString(),
                        usage.path("to").asString(),
                        "%d requests, %.4f dollars"
                                .formatted(
                                        count(usage, "total", "requests"),
                                        dollars(usage.path("total"), "total_cost"))));
        lines.add("Today: %.4f of %.2f dollars spent, %.4f held, %.4f expected by the end of the day"
                .formatted(
                        dollars(budget, "spent"),
                        dollars(budget, "limit"),
                        dollars(budget, "held"),
                        dollars(budget, "forecast_end_of_day")));
        lines.add("Saved by the cache: %d hits, %.4f dollars"
                .formatted(count(usage, "savings", "cache_hits"), dollars(usage.path("savings"), "saved_usd")));
        JsonNode table = group == null ? usage.path("by_feature") : usage.path("groups");
        if (!table.isEmpty()) {
            String name = group == null ? "feature" : group.name().toLowerCase(Locale.ROOT);
            lines.add("");
            lines.add("%-28s %10s %12s %10s %8s %10s"
                    .formatted(name, "requests", "dollars", "p95 ms", "errors", "fallbacks"));
            table.forEachEntry((key, sums) -> lines.add(row(key, sums)));
        }
        return String.join("\n", lines);
    }

    private static String row(String key, JsonNode sums) {
        return "%-28s %10d %12.4f %10.0f %8d %10d"
                .formatted(
                        key.isEmpty() ? "-" : key,
                        sums.path("requests").asLong(),
                        dollars(sums, "total_cost"),
                        sums.path("p95").asDouble(),
                        sums.path("errors").asLong(),
                        sums.path("fallbacks").asLong());
    }

    private static long count(JsonNode usage, String part, String field) {
        return usage.path(part).path(field).asLong();
    }

    private static double dollars(JsonNode part, String field) {
        return part.path(field).asDouble();
    }
}
