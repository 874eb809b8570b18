package io.slotwise.server.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.Keyring;
import io.slotwise.server.Served;
import io.slotwise.server.advice.access.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One noisy key is bound by itself, although every caller comes from the same address. */
class LimitsByKeyTest {
    private static final Keyring KEYS = new Keyring();

    @RegisterExtension
    static final Served SERVER = Served.over(KEYS::makeIn)
            .with("SLOTWISE_AUTH", "keys")
            .with("SLOTWISE_CALLS_PER_SECOND", "1")
            .with("SLOTWISE_CALL_BURST", "5");

    @Test
    void a_noisy_key_is_refused_and_a_quiet_one_beside_it_is_not() {
        HttpResponse<String> last = get(KEYS.key(Role.VIEWER));
        for (int more = 0; more < 200 && last.statusCode() == 200; more++) {
            last = get(KEYS.key(Role.VIEWER));
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).contains("1");
        assertThat(get(KEYS.key(Role.EDITOR)).statusCode()).isEqualTo(200);
        assertThat(SERVER.get("/health/live").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> get(String key) {
        return SERVER.send(HttpRequest.newBuilder(SERVER.at("/api/devices")).header("Authorization", "Bearer " + key));
    }
}
