package io.slotwise.server.boot;

import io.slotwise.server.advice.access.AccessKeys;
import io.slotwise.server.advice.access.KnowCaller;
import io.slotwise.server.advice.access.Sessions;
import io.slotwise.server.api.access.Auth;
import io.slotwise.server.api.access.Doorkeeper;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.access.StoredKeys;
import io.slotwise.server.store.access.StoredSessions;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call. */
@Configuration(proxyBeanMethods = false)
class AccessWiring {
    private static final Logger LOG = LoggerFactory.getLogger("slotwise.access");

    /** Where it is noted when keys and sessions were used; ends with what it has begun. */
    @Bean(destroyMethod = "close")
    static ExecutorService accessUses(Store store) {
        return Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("slotwise-access").factory());
    }

    @Bean
    static AccessKeys accessKeys(Store store, InstantSource clock, ExecutorService accessUses) {
        return new AccessKeys(new StoredKeys(store), clock, accessUses, LOG::warn);
    }

    @Bean
    static Sessions sessions(Store store, AccessKeys keys, InstantSource clock, ExecutorService accessUses) {
        return new Sessions(new StoredSessions(store), keys, Sessions.Bounds.USUAL, clock, accessUses, LOG::warn);
    }

    @Bean
    static KnowCaller knowCaller(AccessKeys keys, Sessions sessions) {
        return new KnowCaller(keys, sessions);
    }

    @Bean(destroyMethod = "close")
    static SideDoor sideDoor(Settings settings, KnowCaller known) {
        return new SideDoor(settings.store().dataDir(), known);
    }

    @Bean
    static Auth auth(Settings settings) {
        return settings.http().auth();
    }

    @Bean
    static Doorkeeper doorkeeper(Auth auth, AccessKeys keys, KnowCaller known) {
        if (auth == Auth.KEYS && !keys.isAny()) {
            LOG.warn("There is no access key yet, so nobody is let in: slotwise keys create --name NAME --role admin");
        }
        return new Doorkeeper(auth, known);
    }
}
