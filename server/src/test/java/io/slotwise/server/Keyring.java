package io.slotwise.server;

import io.slotwise.server.advice.access.AccessKeys;
import io.slotwise.server.advice.access.Role;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.access.StoredKey;
import io.slotwise.server.store.access.StoredKeys;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A key of each role, made in a data folder before its server starts. */
public final class Keyring {
    /** The key in the examples of the description. */
    public static final String EXAMPLE = "sw_example234_" + "0".repeat(63) + "1";

    private static final String EXAMPLE_HASH = "c386d8e8d07342f2e39e189c8e6c57bb205bb373fe4e3a6f69404a8bb767b417";

    private final Map<Role, AccessKeys.Created> keys = new EnumMap<>(Role.class);
    private AccessKeys.@Nullable Created expired;

    /** Makes them. */
    public void makeIn(Path folder) {
        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            AccessKeys book = new AccessKeys(new StoredKeys(store), InstantSource.system(), Runnable::run, alarm -> {});
            for (Role role : Role.values()) {
                keys.put(role, book.create("the " + role.word(), role, null, "local"));
            }
            expired = book.create("the late one", Role.ADMIN, Duration.ofNanos(1), "local");
        }
    }

    /** Makes the key of the examples, and another that they revoke. */
    public static void makeExamples(Path folder) {
        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            for (String id : List.of("example234", "example567")) {
                new StoredKeys(store)
                        .add(new StoredKey(id, id, "admin", EXAMPLE_HASH, Instant.EPOCH, "local", null, null, null));
            }
        }
    }

    public String key(Role role) {
        return of(role).key();
    }

    public String id(Role role) {
        return of(role).view().id();
    }

    /** One that was good for a moment. */
    public String expired() {
        return Objects.requireNonNull(expired).key();
    }

    private AccessKeys.Created of(Role role) {
        return Objects.requireNonNull(keys.get(role));
    }
}
