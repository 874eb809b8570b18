package io.slotwise.bench.cost;

import io.slotwise.bench.cost.Step.Way;
import io.slotwise.llm.cache.AnswerTable;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Caching;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.claude.ClaudeConfig;
import io.slotwise.llm.claude.LazyClaude;
import io.slotwise.llm.cost.Budget;
import io.slotwise.llm.cost.MemoryLedgerStore;
import io.slotwise.llm.gateway.BatchDesk;
import io.slotwise.llm.gateway.Gateway;
import io.slotwise.llm.gateway.GatewayConfig;
import io.slotwise.llm.gateway.MemoryBatchStore;
import io.slotwise.llm.gateway.Surroundings;
import io.slotwise.llm.resilience.Ticker;
import io.slotwise.testbed.claude.Pace;
import io.slotwise.testbed.claude.SimulatedClaude;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;

/** One replay of a trace's steps with some of the savings, against a far side of its own. */
final class Replay {
    private static final long DOLLARS_A_DAY = 10_000;
    private static final int ROWS = 100_000;
    private static final int CALIBRATED_WITH = 20;
    private static final Duration BATCH = Duration.ofHours(1);
    /** Long enough for equal asks to meet. */
    private static final Duration PER_CALL = Duration.ofMillis(5);

    private final Asking asking;
    private final AtomicReference<Instant> clock;
    private final AtomicReference<Map<String, Long>> tags = new AtomicReference<>(Map.of());
    private final MemoryLedgerStore ledger = new MemoryLedgerStore(ROWS);
    private final Tally tally = new Tally();
    private final LazyClaude claude;
    private final List<Gateway> gateways = new ArrayList<>();

    private Replay(Set<Saving> savings, SimulatedClaude far, AtomicReference<Instant> clock, int most) {
        this.clock = clock;
        asking = new Asking(savings);
        claude = LazyClaude.load(ClaudeConfig.of("sk-simulated", far.address().toString()));
        GatewayConfig usual = GatewayConfig.defaults(ZoneOffset.UTC);
        boolean keeps = asking.has(Saving.EXACT_CACHE);
        GatewayConfig config = new GatewayConfig(
                asking.tiers(),
                Budget.ofDollars(DOLLARS_A_DAY, ZoneOffset.UTC),
                usual.resilience(),
                keeps ? usual.cacheBytes() : 0,
                usual.timeToLive(),
                usual.sampling());
        Surroundings around = Surroundings.inMemory(claude, alarm -> {})
                .with(ledger)
                .with(keeps ? new Shelf() : AnswerTable.NONE, this::versions)
                .with(clock::get, Ticker.SYSTEM);
        // asks meet in one gateway; one gateway for each caller keeps them apart
        for (int i = 0; i < (asking.has(Saving.COALESCING) ? 1 : most); i++) {
            gateways.add(new Gateway(config, around));
        }
    }

    /** What a replay cost and brought. */
    static Bill run(List<Step> steps, Set<Saving> savings, long seed) throws ClaudeFailure {
        AtomicReference<Instant> clock = new AtomicReference<>(steps.getFirst().at());
        Pace pace = new Pace(clock::get, PER_CALL, Duration.ZERO, BATCH);
        try (SimulatedClaude far = SimulatedClaude.start(0, seed, pace)) {
            int most =
                    steps.stream().mapToInt(step -> step.deed().people()).max().orElse(1);
            Replay replay = new Replay(savings, far, clock, most);
            replay.calibrate(steps);
            replay.run(steps);
            return replay.tally.bill(
                    far.bill(), replay.ledger, replay.gateways.getFirst().tokens());
        }
    }

    /** Teaches the estimates with the first prompts of each tier, as an operator may. */
    private void calibrate(List<Step> steps) throws ClaudeFailure {
        for (Tier tier : Tier.values()) {
            List<Prompt> prompts = steps.stream()
                    .map(asking::ask)
                    .filter(ask -> ask.tier() == tier)
                    .map(Ask::prompt)
                    .limit(CALIBRATED_WITH)
                    .toList();
            gateways.getFirst().calibrate(tier, prompts, Duration.ofSeconds(20));
        }
    }

    private void run(List<Step> steps) throws ClaudeFailure {
        List<Step> night = new ArrayList<>();
        for (Step step : steps) {
            if (step.way() == Way.NIGHT && asking.has(Saving.BATCHES)) {
                night.add(step);
                continue;
            }
            sleepThrough(night);
            clock.set(step.at());
            if (step.way() == Way.ENGINE && asking.has(Saving.ENGINE_FIRST)) {
                tally.engine(step);
            } else {
                live(step);
            }
        }
        sleepThrough(night);
    }

    private void live(Step step) {
        Ask ask = asking.ask(step);
        tags.set(ask.caching() instanceof Caching.Exact exact ? exact.tags() : Map.of());
        int people = step.deed().people();
        Phaser together = new Phaser(people);
        List<Future<Outcome>> asked = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int person = 0; person < people; person++) {
                Gateway gateway = gateways.get(person % gateways.size());
                asked.add(callers.submit(() -> {
                    together.arriveAndAwaitAdvance();
                    return gateway.ask(ask, asking.check(step), new Cancellation());
                }));
            }
            for (Future<Outcome> one : asked) {
                tally.add(step, one.get(), showsEngine());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("An ask ended in no outcome.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Hands a night in and takes what comes back an hour later. */
    private void sleepThrough(List<Step> night) throws ClaudeFailure {
        Map<String, Step> byId = new LinkedHashMap<>();
        night.forEach(step -> byId.put("n" + byId.size(), step));
        if (byId.isEmpty()) {
            return;
        }
        clock.set(night.getFirst().at());
        BatchDesk desk = gateways.getFirst().batches(claude, new MemoryBatchStore());
        Map<String, Ask> asks = new HashMap<>();
        byId.forEach((id, step) -> asks.put(id, asking.ask(step)));
        desk.submit(asks).forEach((id, outcome) -> tally.add(step(byId, id), outcome, showsEngine()));
        clock.set(night.getFirst().at().plus(BATCH));
        desk.collect(
                (id, note) -> new BatchDesk.Wanted(asking.ask(step(byId, id)), asking.check(step(byId, id))),
                (id, outcome) -> tally.add(step(byId, id), outcome, showsEngine()));
        night.clear();
    }

    private static Step step(Map<String, Step> byId, String id) {
        return Objects.requireNonNull(byId.get(id));
    }

    /** Beside Claude's proposals the product shows the engine's plan; the naive pipeline has none. */
    private boolean showsEngine() {
        return asking.has(Saving.ENGINE_FIRST);
    }

    private Map<String, Long> versions(java.util.Collection<String> asked) {
        Map<String, Long> versions = new HashMap<>();
        asked.forEach(tag -> versions.put(tag, tags.get().getOrDefault(tag, 0L)));
        return versions;
    }
}
