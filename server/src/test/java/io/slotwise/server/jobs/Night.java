package io.slotwise.server.jobs;

import io.slotwise.llm.claude.ClaudeConfig;
import io.slotwise.llm.claude.LazyClaude;
import io.slotwise.llm.cost.Budget;
import io.slotwise.llm.cost.Tiers;
import io.slotwise.llm.gateway.Gateway;
import io.slotwise.llm.gateway.GatewayConfig;
import io.slotwise.llm.gateway.Surroundings;
import io.slotwise.llm.resilience.Ticker;
import io.slotwise.llm.token.TextFeatures;
import io.slotwise.server.advice.Situations;
import io.slotwise.server.advice.explain.Explain;
import io.slotwise.server.advice.explain.prompt.Conduct;
import io.slotwise.server.advice.explain.prompt.PromptFiles;
import io.slotwise.server.advice.learn.FleetLearning;
import io.slotwise.server.advice.learn.LearnConfig;
import io.slotwise.server.advice.overnight.AskOvernight;
import io.slotwise.server.advice.record.Reply;
import io.slotwise.server.api.json.WireJson;
import io.slotwise.server.api.plan.OvernightWork;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.claude.BatchItems;
import io.slotwise.server.store.claude.ClaudeLedger;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process that works on nights, without its thread: whoever tests looks by hand. */
final class Night implements AutoCloseable {
    private static final LearnConfig WHEN_TOLD = new LearnConfig(Duration.ZERO, Duration.ZERO, 10);

    final Store store;
    final Jobs jobs;
    final Gateway gateway;
    final Overnight overnight;
    final AskOvernight asking;
    final Situations situations;
    final FleetLearning learning;
    private final ClaudeLedger ledger;

    private Night(
            Path folder,
            URI far,
            InstantSource clock,
            GatewayConfig config,
            @Nullable LocalTime at,
            LearnConfig learn) {
        store = Store.open(StoreConfig.in(folder), clock);
        jobs = new Jobs(store, Map.of(), Set.of(AskOvernight.KIND), JobLimits.defaults(), clock);
        ledger = new ClaudeLedger(store);
        LazyClaude claude = LazyClaude.load(ClaudeConfig.of("sk-test", far.toString()));
        gateway = new Gateway(
                config, Surroundings.inMemory(claude, alarm -> {}).with(ledger).with(clock, Ticker.SYSTEM));
        BatchItems batches = new BatchItems(store);
        gateway.ledger().recoverAll(batches.callIds());
        learning = new FleetLearning(store.snapshots(), learn, clock);
        situations = new Situations(store.snapshots(), learning);
        Tiers tiers = config.tiers();
        PromptFiles prompts = new PromptFiles(
                PromptFiles.shipped(),
                new byte[] {1},
                tier -> tiers.of(tier).contextTokens(),
                (tier, prompt, schema) ->
                        gateway.tokens().estimate(tiers.of(tier).model(), TextFeatures.of(prompt, schema)));
        Explain explain = new Explain(
                gateway,
                prompts,
                Conduct.shipped(),
                store,
                () -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                () -> true);
        asking = new AskOvernight(situations, explain, gateway.batches(claude, batches), WireJson.MAPPER::valueToTree);
        overnight =
                new Overnight(store, jobs, asking, new OvernightWork(), OvernightConfig.at(at, ZoneOffset.UTC), clock);
    }

    static Night open(Path folder, URI far, InstantSource clock) {
        return new Night(folder, far, clock, GatewayConfig.defaults(ZoneOffset.UTC), null, WHEN_TOLD);
    }

    static Night with(Path folder, URI far, InstantSource clock, long dayNanos) {
        GatewayConfig config = GatewayConfig.defaults(ZoneOffset.UTC);
        return new Night(
                folder, far, clock, config.with(new Budget(dayNanos, Map.of(), ZoneOffset.UTC)), null, WHEN_TOLD);
    }

    static Night at(Path folder, URI far, InstantSource clock, LocalTime at) {
        return new Night(folder, far, clock, GatewayConfig.defaults(ZoneOffset.UTC), at, WHEN_TOLD);
    }

    /** One that has not yet learnt from the fleet, and will. */
    static Night learning(Path folder, URI far, InstantSource clock) {
        return new Night(folder, far, clock, GatewayConfig.defaults(ZoneOffset.UTC), null, LearnConfig.STANDARD);
    }

    /** Begins a job about machines and returns its id. */
    String begin(String... devices) {
        String question = new OvernightWork().usual();
        return jobs.submit(
                        overnight.request("local", question, List.of(devices)),
                        null,
                        job -> new Reply(202, Map.of(), job.id()))
                .body();
    }

    List<JsonNode> results(String job) {
        return jobs.items(job, 0, 1_000).stream()
                .map(item -> item.result().isEmpty()
                        ? JsonMapper.shared().nullNode()
                        : JsonMapper.shared().readTree(item.result()))
                .toList();
    }

    /** What the usage rows add up to, in nano-dollars. */
    long booked() {
        return store.read(sql -> sql.sql("SELECT COALESCE(SUM(cost_nanos), 0) FROM api_usage")
                .query(Long.class)
                .single());
    }

    @Override
    public void close() {
        ledger.close();
        store.close();
    }
}
