package io.slotwise.server.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.Keyring;
import io.slotwise.server.Served;
import io.slotwise.server.TestServer;
import io.slotwise.server.advice.access.Role;
import io.slotwise.server.store.StoredFleets;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every wired route against every role: a new route joins by itself, and is for administrators until the table has it. */
class RolesOfRoutesTest {
    private static final Keyring KEYS = new Keyring();
    private static final String NOBODY = "nobody";
    private static final Set<Integer> SHUT = Set.of(401, 403);

    /** Analyses that keep nothing of the operator's: what makes their POSTs a viewer's. */
    private static final String ANALYSES = "POST /api/planogram/";

    private static final Set<String> KEEPING = Set.of(
            "POST /api/planogram/batch-optimize",
            "POST /api/planogram/feedback",
            "POST /api/planogram/clear-cache",
            "POST /api/planogram/test-prompt");

    @RegisterExtension
    static final Served SERVER = Served.over(folder -> {
                StoredFleets.write(folder, 1, 1, 50);
                KEYS.makeIn(folder);
            })
            .with("SLOTWISE_AUTH", "keys");

    @RegisterExtension
    static final Served OPEN = Served.fleet(1, 1, 50);

    @Test
    void the_table_has_every_wired_route_and_no_other() {
        assertThat(Needs.table().keySet()).containsExactlyInAnyOrderElementsOf(SERVER.routes());
    }

    @Test
    void a_route_that_is_in_no_table_is_for_administrators() {
        assertThat(Needs.of("GET", "/api/new")).isEqualTo(Needs.ADMIN);
        assertThat(Needs.of("HEAD", "/api/devices")).isEqualTo(Needs.VIEWER);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_role_gets_as_far_as_the_routes_it_covers_and_no_further(Role role) {
        Map<String, String> wrong = new TreeMap<>();
        for (String route : SERVER.routes()) {
            Role needed = roleFor(route);
            HttpResponse<String> answer = call(SERVER, route, KEYS.key(role));
            boolean right = (needed != null && !role.covers(needed))
                    ? (answer.statusCode() == 403 && tells(answer, needed, role))
                    : (!SHUT.contains(answer.statusCode()) || isSignIn(route));
            if (!right) {
                wrong.put(route, answer.statusCode() + " " + answer.body());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void without_a_key_only_what_needs_none_answers() {
        Map<String, Integer> wrong = new TreeMap<>();
        for (String route : SERVER.routes()) {
            HttpResponse<String> answer = call(SERVER, route, null);
            boolean shut = answer.statusCode() == 401
                    && answer.headers()
                            .firstValue("WWW-Authenticate")
                            .orElse("")
                            .startsWith("Bearer ");
            if (shut != (roleFor(route) != null) && !isSignIn(route)) {
                wrong.put(route, answer.statusCode());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void where_nobody_is_asked_everything_answers_but_the_routes_of_keys() {
        List<String> shut = new ArrayList<>();
        for (String route : OPEN.routes()) {
            if (SHUT.contains(call(OPEN, route, null).statusCode()) && !isSignIn(route)) {
                shut.add(route);
            }
        }
        assertThat(shut).allMatch(route -> route.contains(" /api/keys")).hasSize(3);
    }

    /** The table by rules of its own: reading is for viewers, analyses too, everything else changes something. */
    @Test
    void the_table_follows_its_rules() {
        assertThat(Needs.table()).allSatisfy((route, needs) -> {
            boolean isData = route.contains(" /api/") || route.contains("/metrics") || route.contains("/openapi");
            if (route.contains("/api/keys")) {
                assertThat(needs).as(route).isEqualTo(Needs.PROVEN_ADMIN);
            } else if (!isData || route.contains("/api/session")) {
                assertThat(needs).as(route).isIn(Needs.NOTHING, Needs.VIEWER);
            } else if (route.startsWith("GET ")
                    || (route.startsWith(ANALYSES) && !KEEPING.contains(route))
                    || route.endsWith("/roll-out")) {
                assertThat(needs).as(route).isEqualTo(Needs.VIEWER);
            } else {
                assertThat(needs).as(route).isIn(Needs.EDITOR, Needs.ADMIN);
            }
        });
    }

    /** Bad keys in its body are answered with 401, and the example below is one. */
    private static boolean isSignIn(String route) {
        return route.equals("POST /api/session");
    }

    private static @Nullable Role roleFor(String route) {
        return Objects.requireNonNull(Needs.table().get(route)).role();
    }

    private static boolean tells(HttpResponse<String> answer, Role needed, Role had) {
        String detail = TestServer.json(answer).at("/detail").stringValue();
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                && detail.contains("role " + needed.word())
                && detail.contains("role " + had.word());
    }

    /** Calls a route with nothing useful in it: an administrator empties a cache at most. */
    private static HttpResponse<String> call(Served server, String route, @Nullable String key) {
        String[] parts = route.split(" ", 2);
        String path = parts[1].replaceAll("\\{[a-z]+}", NOBODY).replace("**", NOBODY);
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at(path))
                .header("Content-Type", "application/json")
                .method(parts[0], parts[0].equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return server.send(request);
    }
}
