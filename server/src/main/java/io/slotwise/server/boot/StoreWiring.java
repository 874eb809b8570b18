package io.slotwise.server.boot;

import io.slotwise.server.store.Store;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store of the data folder, closed after the last request. */
@Configuration(proxyBeanMethods = false)
class StoreWiring {
    @Bean
    static InstantSource clock() {
        return InstantSource.system();
    }

    @Bean(destroyMethod = "close")
    static Store store(Settings settings, InstantSource clock) {
        return Store.open(settings.store(), clock);
    }
}
