package io.slotwise.server.boot;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slotwise.llm.call.upstream.Claude;
import io.slotwise.llm.claude.LazyClaude;
import io.slotwise.llm.cost.Ledger;
import io.slotwise.llm.cost.PriceTable;
import io.slotwise.llm.cost.Tiers;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.gateway.Gateway;
import io.slotwise.llm.gateway.GatewayConfig;
import io.slotwise.llm.gateway.Surroundings;
import io.slotwise.llm.token.TextFeatures;
import io.slotwise.server.advice.experiment.ReadAccuracy;
import io.slotwise.server.advice.explain.Explain;
import io.slotwise.server.advice.explain.prompt.PromptFiles;
import io.slotwise.server.advice.explain.prompt.TryPrompt;
import io.slotwise.server.advice.learn.FleetLearning;
import io.slotwise.server.advice.usage.CacheKeeper;
import io.slotwise.server.advice.usage.ClaudeState;
import io.slotwise.server.advice.usage.JudgeSuggestion;
import io.slotwise.server.advice.usage.ReadUsage;
import io.slotwise.server.advice.usage.WatchBudget;
import io.slotwise.server.api.Explaining;
import io.slotwise.server.api.KeptReplies;
import io.slotwise.server.api.guard.BodyReader;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.claude.BatchItems;
import io.slotwise.server.store.claude.BudgetAlerts;
import io.slotwise.server.store.claude.ClaudeLedger;
import io.slotwise.server.store.claude.KeptAnswers;
import io.slotwise.server.store.claude.Suggestions;
import io.slotwise.server.store.claude.UsageReport;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;

/** The pipeline to Claude, over this store, and the use cases around it. */
@Configuration(proxyBeanMethods = false)
class ClaudeWiring {
    private static final Logger LOG = LoggerFactory.getLogger("slotwise.claude");
    private static final int SECRET_BYTES = 32;
    private static final int QUARTER_SECONDS = 900;

    @Bean
    static LazyClaude claude(Settings settings) {
        return LazyClaude.start(settings.claude().claude(), LOG::warn);
    }

    @Bean(destroyMethod = "close")
    static ClaudeLedger claudeLedger(Store store) {
        return new ClaudeLedger(store);
    }

    @Bean
    static KeptAnswers keptAnswers(Store store) {
        return new KeptAnswers(store);
    }

    @Bean
    static GatewayConfig gatewayConfig(Settings settings) {
        return settings.claude().gateway();
    }

    @Bean
    static Gateway gateway(
            GatewayConfig config,
            LazyClaude claude,
            ClaudeLedger ledger,
            KeptAnswers answers,
            Store store,
            WatchBudget watch,
            PrometheusMeterRegistry metrics) {
        ClaudeMeters meters = new ClaudeMeters(metrics);
        meters.watch(ledger);
        Surroundings around = Surroundings.inMemory(claude, LOG::warn)
                .with(ledger)
                .with(answers, store.answerTags())
                .with(row -> {
                    meters.count(row);
                    log(row);
                    watch.look(row);
                });
        Gateway gateway = new Gateway(config, around);
        gateway.ledger().recoverAll(new BatchItems(store).callIds());
        return gateway;
    }

    @Bean
    static WatchBudget watchBudget(
            GatewayConfig config, ClaudeLedger books, Store store, Settings settings, InstantSource clock) {
        return new WatchBudget(
                new Ledger(books, config.budget(), clock),
                new BudgetAlerts(store),
                settings.claude().budgetAlerts(),
                LOG::warn);
    }

    @Bean
    static Supplier<ClaudeState> claudeState(Settings settings, LazyClaude claude, Gateway gateway, WatchBudget watch) {
        boolean simulated = settings.claude().claude().isSimulated();
        return () -> switch (claude.readiness()) {
            case NO_KEY -> ClaudeState.OFF;
            case LOADING -> ClaudeState.LOADING;
            case READY ->
                gateway.health().off() != null
                        ? ClaudeState.SWITCHED_OFF
                        : watch.isSpent()
                                ? ClaudeState.BUDGET_USED
                                : simulated ? ClaudeState.SIMULATED : ClaudeState.ON;
        };
    }

    @Bean
    static PromptFiles promptFiles(Settings settings, GatewayConfig config, Gateway gateway, Store store) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        Tiers tiers = config.tiers();
        PromptFiles prompts = new PromptFiles(
                settings.claude().prompts(),
                secret,
                tier -> tiers.of(tier).contextTokens(),
                (tier, prompt, schema) ->
                        gateway.tokens().estimate(tiers.of(tier).model(), TextFeatures.of(prompt, schema)));
        prompts.review(new Suggestions(store));
        return prompts;
    }

    @Bean
    static Explain explain(
            Gateway gateway,
            PromptFiles prompts,
            Store store,
            InstantSource clock,
            Settings settings,
            LazyClaude claude) {
        return new Explain(
                gateway,
                prompts,
                settings.claude().conduct(),
                store,
                () -> LocalDate.ofInstant(clock.instant(), settings.claude().zone()),
                () -> claude.readiness() != Claude.Readiness.NO_KEY);
    }

    @Bean
    static KeptReplies keptReplies(Store store, FleetLearning learning, InstantSource clock) {
        return new KeptReplies(() -> new KeptReplies.State(
                store.answerTags().changes(),
                learning.current().version(),
                clock.instant().getEpochSecond() / QUARTER_SECONDS));
    }

    @Bean
    static Explaining explaining(Explain explain, KeptReplies replies, Settings settings) {
        ClaudeSettings claude = settings.claude();
        return new Explaining(explain, replies, claude.callsPerHour(), claude.plansPerMinute());
    }

    /** A hit leaves a usage row like any other, and no line in the log beside that of its request. */
    @Bean
    static HandlerInterceptor answeredAgain(
            Explaining explaining,
            BodyReader bodies,
            Gateway gateway,
            PrometheusMeterRegistry metrics,
            InstantSource clock) {
        ClaudeMeters meters = new ClaudeMeters(metrics);
        return explaining.again(
                bodies,
                row -> {
                    gateway.ledger().note(row);
                    meters.count(row);
                },
                clock);
    }

    @Bean
    static TryPrompt tryPrompt(Gateway gateway, PromptFiles prompts, GatewayConfig config) {
        return new TryPrompt(gateway, prompts, config.tiers(), PriceTable.shipped(), gateway.ledger()::today);
    }

    @Bean
    static ReadUsage readUsage(
            Store store, Gateway gateway, WatchBudget watch, PromptFiles prompts, InstantSource clock) {
        Suggestions suggestions = new Suggestions(store);
        return new ReadUsage(
                new UsageReport(store),
                gateway.ledger(),
                watch,
                () -> prompts.variants(suggestions),
                new ReadAccuracy(store),
                clock);
    }

    @Bean
    static CacheKeeper cacheKeeper(Gateway gateway, KeptAnswers answers, KeptReplies replies, GatewayConfig config) {
        return new CacheKeeper(gateway.cache(), answers, replies, config.timeToLive());
    }

    @Bean
    static JudgeSuggestion judgeSuggestion(Store store, PromptFiles prompts) {
        return new JudgeSuggestion(new Suggestions(store), prompts::review);
    }

    /** Never what was asked or answered, and never the key. */
    private static void log(UsageRow row) {
        LOG.info(
                "feature={} model={} tokens_in={} tokens_out={} cost_nanos={} latency_ms={} outcome={} fallback={}",
                row.call().feature(),
                row.call().model(),
                row.usage().prompt(),
                row.usage().output(),
                row.costNanos(),
                row.latency().toMillis(),
                row.cause() == null ? "answered" : row.cause().word(),
                row.cause() == null ? "" : row.cause().fallbackReason());
    }
}
