package io.slotwise.server.api.access;

import io.slotwise.server.advice.access.AccessKeys;
import io.slotwise.server.advice.access.KeyView;
import io.slotwise.server.advice.access.Role;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/keys}: make, list and revoke access keys. Takes no Idempotency-Key: a first answer that is kept would hold the
 * key itself.
 */
@RestController
@RequestMapping("/api/keys")
final class KeyRoutes {
    /** How every key begins. */
    static final String PREFIX = "sw_";

    private final AccessKeys keys;

    KeyRoutes(AccessKeys keys) {
        this.keys = keys;
    }

    /** A new key, shown this once. */
    record Made(String key, KeyView view) {
        @Override
        public String toString() {
            return "Made[" + view + "]";
        }
    }

    @GetMapping(produces = "application/json")
    Map<String, List<KeyView>> list() {
        return Map.of("keys", keys.list());
    }

    @PostMapping(produces = "application/json")
    ResponseEntity<Made> create(Fields body, HttpServletRequest request) {
        String name = body.requiredName("name");
        Role role = body.choice("role", Role.class);
        if (role == null && !body.has("role")) {
            body.issue("role", "missing", "The role (viewer, editor or admin) is needed.");
        }
        Integer days = body.integer("expires_days", 1, AccessKeys.MOST_DAYS);
        body.refuseUnknown();
        body.check();
        AccessKeys.Created created = make(
                Objects.requireNonNull(name),
                Objects.requireNonNull(role),
                days == null ? null : Duration.ofDays(days),
                Doorkeeper.actor(request));
        return ResponseEntity.created(URI.create("/api/keys/" + created.view().id()))
                .body(new Made(created.key(), created.view()));
    }

    @DeleteMapping(value = "/{id}", produces = "application/json")
    KeyView revoke(@PathVariable String id, HttpServletRequest request) {
        KeyView view = keys.revoke(id, Doorkeeper.actor(request));
        if (view == null) {
            throw Refusal.notFound("key", id);
        }
        return view;
    }

    private AccessKeys.Created make(String name, Role role, @Nullable Duration validFor, String actor) {
        try {
            return keys.create(name, role, validFor, actor);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(409, "too_many_keys", String.valueOf(e.getMessage()));
        }
    }
}
