package io.slotwise.server.boot;

import io.slotwise.server.advice.Situations;
import io.slotwise.server.advice.affinity.AnalyseAffinity;
import io.slotwise.server.advice.demand.ForecastDemand;
import io.slotwise.server.advice.insight.Fleets;
import io.slotwise.server.advice.learn.FleetLearning;
import io.slotwise.server.advice.venue.PersonaliseMachine;
import io.slotwise.server.store.Store;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases that analyse. */
@Configuration(proxyBeanMethods = false)
class AdviceWiring {
    @Bean(initMethod = "start", destroyMethod = "close")
    static FleetLearning fleetLearning(Store store, Settings settings, InstantSource clock) {
        return new FleetLearning(store.snapshots(), settings.learn(), clock);
    }

    @Bean
    static Situations situations(Store store, FleetLearning learning) {
        return new Situations(store.snapshots(), learning);
    }

    @Bean
    static AnalyseAffinity analyseAffinity(Store store) {
        return new AnalyseAffinity(store.snapshots());
    }

    @Bean
    static ForecastDemand forecastDemand(Store store, InstantSource clock) {
        return new ForecastDemand(store.snapshots(), clock);
    }

    @Bean
    static PersonaliseMachine personaliseMachine(Store store) {
        return new PersonaliseMachine(store.snapshots());
    }

    @Bean
    static Fleets fleets(Store store) {
        return new Fleets(store.snapshots());
    }
}
