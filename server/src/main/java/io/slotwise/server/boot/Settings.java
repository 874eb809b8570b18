package io.slotwise.server.boot;

import io.slotwise.llm.call.Tier;
import io.slotwise.llm.claude.ClaudeConfig;
import io.slotwise.llm.cost.TierLimits;
import io.slotwise.llm.cost.Tiers;
import io.slotwise.llm.gateway.Sampling;
import io.slotwise.llm.prompt.PromptLibrary;
import io.slotwise.llm.resilience.ResilienceConfig;
import io.slotwise.server.advice.explain.prompt.Conduct;
import io.slotwise.server.advice.explain.prompt.PromptFiles;
import io.slotwise.server.advice.learn.LearnConfig;
import io.slotwise.server.api.guard.HttpLimits;
import io.slotwise.server.jobs.OvernightConfig;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be configured, one record per room. What the command line says counts before the
 * environment, the environment before the file that {@code SLOTWISE_CONFIG} names, the file before defaults. The
 * file holds the same keys, one {@code KEY=value} per line.
 *
 * @param inForce every key and its value, for {@code doctor}; secrets never enter here
 */
public record Settings(
        HttpLimits http,
        StoreConfig store,
        LearnConfig learn,
        ClaudeSettings claude,
        OvernightConfig overnight,
        Map<String, String> inForce) {
    public static final String PORT = "SLOTWISE_PORT";
    public static final String HOST = "SLOTWISE_HOST";
    public static final String DATA_DIR = "SLOTWISE_DATA_DIR";

    private static final String PREFIX = "SLOTWISE_";
    private static final String API_KEY = "ANTHROPIC_API_KEY";
    private static final String BASE_URL = "ANTHROPIC_BASE_URL";
    private static final int USUAL_BUDGET_USD = 50;
    private static final Set<String> USUAL_ALERTS = Set.of("50", "80", "100");
    private static final int USUAL_CALLS_PER_HOUR = 100;
    private static final int USUAL_PLANS_PER_MINUTE = 10;
    private static final int MOST_BUDGET_USD = 1_000_000;
    private static final String CONFIG = "SLOTWISE_CONFIG";
    private static final double PERCENT = 100;
    private static final int MAX_PORT = 65_535;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SHORTEST_LOOK = Duration.ofMillis(100);
    private static final Duration SHORTEST_DEADLINE = Duration.ofMillis(50);

    /**
     * The settings of this process.
     *
     * @param options what the command line says, by key
     * @throws BadSettings with every fault at once
     */
    public static Settings load(Map<String, String> environment, Map<String, String> options) throws BadSettings {
        List<String> faults = new ArrayList<>();
        Map<String, String> given = new HashMap<>(file(environment.get(CONFIG), faults));
        environment.forEach((key, value) -> {
            if (key.startsWith(PREFIX) || key.equals(API_KEY) || key.equals(BASE_URL)) {
                given.put(key, value);
            }
        });
        given.putAll(options);
        Keys keys = new Keys(given);
        keys.text(CONFIG, "");
        HttpLimits http = http(keys);
        StoreConfig store = store(keys);
        LearnConfig learn = learn(keys);
        ZoneId zone = keys.zone("SLOTWISE_TIME_ZONE", ZoneId.systemDefault());
        ClaudeSettings claude = claude(keys, zone);
        OvernightConfig overnight = overnight(keys, zone);
        faults.addAll(keys.faults());
        if (!faults.isEmpty()) {
            throw new BadSettings(faults);
        }
        return new Settings(
                Objects.requireNonNull(http),
                Objects.requireNonNull(store),
                Objects.requireNonNull(learn),
                Objects.requireNonNull(claude),
                Objects.requireNonNull(overnight),
                Map.copyOf(keys.inForce()));
    }

    private static @Nullable HttpLimits http(Keys keys) {
        HttpLimits usual = HttpLimits.defaults();
        return keys.build(() -> new HttpLimits(
                keys.text(HOST, usual.host()),
                keys.integer(PORT, usual.port(), 0, MAX_PORT),
                keys.words("SLOTWISE_ALLOWED_HOSTS", "[a-z0-9.-]{1,253}", "host names without port, between commas"),
                keys.words(
                        "SLOTWISE_ALLOWED_ORIGINS",
                        "https?://[a-z0-9.-]{1,253}(:[0-9]{1,5})?",
                        "origins such as https://editor.example, between commas"),
                keys.integer("SLOTWISE_MAX_CONNECTIONS", usual.maxConnections(), 1, 100_000),
                keys.integer("SLOTWISE_MAX_IN_FLIGHT", usual.maxInFlight(), 1, 100_000),
                keys.integer("SLOTWISE_MAX_WORKING", usual.maxWorking(), 1, 10_000),
                keys.millis("SLOTWISE_MAX_WAIT_MS", usual.maxWait(), Duration.ZERO, SECOND.multipliedBy(10)),
                keys.millis("SLOTWISE_HEADER_TIMEOUT_MS", usual.headerTimeout(), SECOND, SECOND.multipliedBy(600)),
                keys.integer("SLOTWISE_MIN_BODY_BYTES_PER_SECOND", usual.minBodyBytesPerSecond(), 1, Integer.MAX_VALUE),
                new HttpLimits.CallRate(
                        keys.integer(
                                "SLOTWISE_CALLS_PER_SECOND", usual.callRate().perSecond(), 1, 1_000_000),
                        keys.integer("SLOTWISE_CALL_BURST", usual.callRate().burst(), 1, 1_000_000),
                        keys.choice("SLOTWISE_CALL_RATE_FOR", usual.callRate().whom())),
                keys.choice("SLOTWISE_AUTH", usual.auth())));
    }

    private static @Nullable StoreConfig store(Keys keys) {
        Path dataDir = keys.path(DATA_DIR, Path.of(System.getProperty("user.home"), ".slotwise"));
        StoreConfig usual = StoreConfig.in(dataDir);
        return keys.build(() -> new StoreConfig(
                dataDir,
                keys.whole("SLOTWISE_MAX_DATABASE_BYTES", usual.maxDatabaseBytes(), 1, Long.MAX_VALUE),
                keys.whole("SLOTWISE_SNAPSHOT_BYTES", usual.snapshotBytes(), 0, Long.MAX_VALUE),
                keys.integer("SLOTWISE_READERS", usual.readers(), 1, Integer.MAX_VALUE),
                keys.millis("SLOTWISE_BUSY_WAIT_MS", usual.busyWait(), Duration.ZERO, SECOND.multipliedBy(60))));
    }

    private static @Nullable LearnConfig learn(Keys keys) {
        LearnConfig usual = LearnConfig.STANDARD;
        return keys.build(() -> new LearnConfig(
                keys.millis("SLOTWISE_LEARN_LOOK_MS", usual.look(), Duration.ZERO, SECOND.multipliedBy(3600)),
                keys.millis("SLOTWISE_LEARN_AGAIN_MS", usual.again(), Duration.ZERO, SECOND.multipliedBy(86_400)),
                keys.integer("SLOTWISE_LEARN_MACHINES", usual.machines(), 1, 10_000)));
    }

    private static @Nullable OvernightConfig overnight(Keys keys, ZoneId zone) {
        OvernightConfig usual = OvernightConfig.at(keys.time("SLOTWISE_OVERNIGHT_AT"), zone);
        return keys.build(() -> usual.looking(
                keys.millis("SLOTWISE_OVERNIGHT_LOOK_MS", usual.soonest(), SHORTEST_LOOK, usual.latest())));
    }

    private static @Nullable ClaudeSettings claude(Keys keys, ZoneId zone) {
        return keys.build(() -> new ClaudeSettings(
                ClaudeConfig.of(keys.secret(API_KEY), keys.text(BASE_URL, "")),
                keys.integer("SLOTWISE_DAILY_BUDGET_USD", USUAL_BUDGET_USD, 0, MOST_BUDGET_USD),
                budgetAlerts(keys),
                zone,
                tiers(keys),
                keys.integer(
                        "SLOTWISE_CLAUDE_BREAKER_FAILURES",
                        ResilienceConfig.defaults().breakerFailures(),
                        1,
                        ResilienceConfig.defaults().breakerWindow()),
                conduct(keys),
                sampling(keys),
                keys.integer("SLOTWISE_CLAUDE_CALLS_PER_HOUR", USUAL_CALLS_PER_HOUR, 0, Integer.MAX_VALUE),
                keys.integer("SLOTWISE_CLAUDE_PLANS_PER_MINUTE", USUAL_PLANS_PER_MINUTE, 0, Integer.MAX_VALUE),
                prompts(keys)));
    }

    private static List<Integer> budgetAlerts(Keys keys) {
        Set<String> percents =
                keys.words("SLOTWISE_BUDGET_ALERTS", USUAL_ALERTS, "[1-9][0-9]?|100", "percentages between commas");
        return percents.stream().map(Integer::valueOf).sorted().toList();
    }

    private static PromptLibrary prompts(Keys keys) {
        String folder = keys.text("SLOTWISE_PROMPTS_DIR", "");
        return folder.isBlank() ? PromptFiles.shipped() : PromptFiles.with(Path.of(folder));
    }

    private static Conduct conduct(Keys keys) {
        Conduct shipped = Conduct.shipped();
        Conduct conduct = keys.choice("SLOTWISE_CLAUDE_STEP_DOWN", StepDown.TABLE) == StepDown.NEVER
                ? shipped.staying()
                : shipped;
        return conduct.voting(keys.words(
                "SLOTWISE_CLAUDE_VOTING",
                String.join("|", Conduct.voters()),
                "features that can vote, between commas: " + String.join(", ", Conduct.voters())));
    }

    private enum StepDown {
        TABLE,
        NEVER
    }

    private static Sampling sampling(Keys keys) {
        Sampling usual = Sampling.defaults();
        int most = ResilienceConfig.defaults().attempts();
        int left = (int) Math.round(PERCENT * usual.budgetLeft());
        return new Sampling(
                keys.integer("SLOTWISE_CLAUDE_VOTES", usual.answers(), 1, most),
                keys.integer("SLOTWISE_CLAUDE_VOTING_BUDGET_LEFT_PERCENT", left, 0, 100) / PERCENT);
    }

    /** Models and deadlines of the tiers, such as {@code SLOTWISE_CLAUDE_FAST_DEADLINE_MS}. */
    private static Tiers tiers(Keys keys) {
        Tiers tiers = Tiers.defaults();
        for (Tier tier : Tier.values()) {
            TierLimits usual = tiers.of(tier);
            String prefix = "SLOTWISE_CLAUDE_" + tier.name();
            tiers = tiers.with(
                    tier,
                    new TierLimits(
                            keys.text(prefix + "_MODEL", usual.model()),
                            usual.contextTokens(),
                            usual.outputTokens(),
                            usual.thinkingTokens(),
                            keys.millis(
                                    prefix + "_DEADLINE_MS",
                                    usual.deadline(),
                                    SHORTEST_DEADLINE,
                                    SECOND.multipliedBy(120)),
                            usual.effort()));
        }
        return tiers;
    }

    private static Map<String, String> file(@Nullable String name, List<String> faults) {
        Map<String, String> values = new HashMap<>();
        if (name == null) {
            return values;
        }
        try {
            int number = 0;
            for (String line : Files.readAllLines(Path.of(name))) {
                number++;
                String text = line.strip();
                int equals = text.indexOf('=');
                if (text.isEmpty() || text.startsWith("#")) {
                    continue;
                }
                if (equals < 1) {
                    faults.add("Line %d of the configuration file must be KEY=value.".formatted(number));
                } else if (values.put(
                                text.substring(0, equals).strip(),
                                text.substring(equals + 1).strip())
                        != null) {
                    faults.add("Line %d of the configuration file repeats a key.".formatted(number));
                }
            }
        } catch (IOException | InvalidPathException e) {
            faults.add("The configuration file (%s) cannot be read.".formatted(name));
        }
        return values;
    }
}
