package io.slotwise.server.boot;

import io.slotwise.server.advice.Situations;
import io.slotwise.server.advice.affinity.AnalyseAffinity;
import io.slotwise.server.advice.venue.PersonaliseMachine;
import io.slotwise.server.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases that analyse. */
@Configuration(proxyBeanMethods = false)
class AdviceWiring {
    @Bean
    static Situations situations(Store store) {
        return new Situations(store.snapshots());
    }

    @Bean
    static AnalyseAffinity analyseAffinity(Store store) {
        return new AnalyseAffinity(store.snapshots());
    }

    @Bean
    static PersonaliseMachine personaliseMachine(Store store) {
        return new PersonaliseMachine(store.snapshots());
    }
}
