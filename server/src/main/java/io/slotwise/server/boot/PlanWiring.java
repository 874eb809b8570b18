package io.slotwise.server.boot;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.slotwise.server.advice.Situations;
import io.slotwise.server.advice.experiment.PlanRollout;
import io.slotwise.server.advice.experiment.ReadExperiments;
import io.slotwise.server.advice.optimise.ApplyPlan;
import io.slotwise.server.advice.optimise.Cores;
import io.slotwise.server.advice.optimise.OptimisePlan;
import io.slotwise.server.advice.optimise.PlanMachine;
import io.slotwise.server.advice.optimise.RecommendMoves;
import io.slotwise.server.advice.record.Recommendations;
import io.slotwise.server.api.plan.BatchWork;
import io.slotwise.server.api.stream.Streams;
import io.slotwise.server.jobs.JobLimits;
import io.slotwise.server.jobs.Jobs;
import io.slotwise.server.store.Store;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Plans, the background work that makes many, and the streams that tell of it. */
@Configuration(proxyBeanMethods = false)
class PlanWiring {
    private static final int MAX_STREAMS = 200;
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
    static Recommendations recommendations(Situations situations, OptimisePlan optimising) {
        return new RecommendMoves(situations, optimising);
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
        return new Jobs(store, Map.of(BatchWork.KIND, new BatchWork(planning)), JobLimits.defaults(), clock);
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
