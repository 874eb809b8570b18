package io.slotwise.server.boot;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.slotwise.llm.claude.LazyClaude;
import io.slotwise.llm.gateway.BatchDesk;
import io.slotwise.llm.gateway.Gateway;
import io.slotwise.server.advice.Situations;
import io.slotwise.server.advice.experiment.MeasureExperiments;
import io.slotwise.server.advice.experiment.PlanRollout;
import io.slotwise.server.advice.experiment.ReadExperiments;
import io.slotwise.server.advice.explain.Explain;
import io.slotwise.server.advice.optimise.ApplyPlan;
import io.slotwise.server.advice.optimise.Cores;
import io.slotwise.server.advice.optimise.OptimisePlan;
import io.slotwise.server.advice.optimise.PlanMachine;
import io.slotwise.server.advice.optimise.RecommendMoves;
import io.slotwise.server.advice.overnight.AskOvernight;
import io.slotwise.server.advice.overnight.NightProposals;
import io.slotwise.server.advice.record.Recommendations;
import io.slotwise.server.api.json.WireJson;
import io.slotwise.server.api.plan.BatchWork;
import io.slotwise.server.api.plan.OvernightWork;
import io.slotwise.server.api.stream.Streams;
import io.slotwise.server.jobs.JobLimits;
import io.slotwise.server.jobs.Jobs;
import io.slotwise.server.jobs.Nightly;
import io.slotwise.server.jobs.Overnight;
import io.slotwise.server.jobs.OvernightConfig;
import io.slotwise.server.jobs.Work;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.claude.BatchItems;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Plans, the background work that makes many, and the streams that tell of it. */
@Configuration(proxyBeanMethods = false)
class PlanWiring {
    private static final int MAX_STREAMS = 200;
    /** Plans that are measured in one look at what the night brought; the others follow with the next. */
    private static final int MOST_MEASURED = 100;

    private static final int MAX_WAITING_SEARCHES = 32;

    @Bean(destroyMethod = "close")
    static Cores cores() {
        return new Cores(Runtime.getRuntime().availableProcessors(), MAX_WAITING_SEARCHES);
    }

    @Bean
    static OptimisePlan optimisePlan(Cores cores) {
        return OptimisePlan.on(cores);
    }

    @Bean
    static Recommendations recommendations(Situations situations, OptimisePlan optimising, Store store) {
        return new RecommendMoves(situations, optimising, new NightProposals(store.jobs()));
    }

    @Bean
    static ApplyPlan applyPlan(Store store, Situations situations) {
        return new ApplyPlan(store, situations);
    }

    @Bean
    static ReadExperiments readExperiments(Store store) {
        return new ReadExperiments(store);
    }

    @Bean
    static PlanRollout planRollout(Store store) {
        return new PlanRollout(store.snapshots());
    }

    @Bean
    static PlanMachine planMachine(Store store, Situations situations, OptimisePlan optimising) {
        return new PlanMachine(store.snapshots(), situations, optimising);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    static Jobs jobs(Store store, PlanMachine planning, InstantSource clock) {
        Map<String, Work> kinds = Map.of(BatchWork.KIND, new BatchWork(planning));
        return new Jobs(store, kinds, Set.of(AskOvernight.KIND), JobLimits.defaults(), clock);
    }

    @Bean
    static OvernightConfig overnightConfig(Settings settings) {
        return settings.overnight();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    static Nightly nightly(
            Store store,
            Jobs jobs,
            Situations situations,
            Explain explain,
            Gateway gateway,
            LazyClaude claude,
            OvernightConfig config,
            InstantSource clock) {
        BatchDesk desk = gateway.batches(claude, new BatchItems(store));
        AskOvernight asking = new AskOvernight(situations, explain, desk, WireJson.MAPPER::valueToTree);
        Overnight overnight = new Overnight(store, jobs, asking, new OvernightWork(), config, clock);
        MeasureExperiments measuring = new MeasureExperiments(store);
        return new Nightly(overnight, jobs, config, () -> {
            gateway.ledger().recover();
            measuring.measure(MOST_MEASURED);
        });
    }

    @Bean(destroyMethod = "")
    static Streams streams(MeterRegistry metrics) {
        Streams streams = new Streams(MAX_STREAMS);
        Gauge.builder("slotwise_streams_open", streams, Streams::open)
                .description("Event streams with a reader")
                .register(metrics);
        FunctionCounter.builder("slotwise_streams_left", streams, Streams::left)
                .description("Streams whose reader left before the end, and whose work was stopped")
                .register(metrics);
        return streams;
    }

    /** Ends the streams before the web server stops: later nobody could be told any more. */
    @Bean
    static SmartLifecycle streamsEnd(Streams streams) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                running = true;
            }

            @Override
            public void stop() {
                streams.close();
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }
        };
    }
}
