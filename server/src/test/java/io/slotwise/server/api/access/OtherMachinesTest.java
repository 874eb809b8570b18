package io.slotwise.server.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.Keyring;
import io.slotwise.server.Served;
import io.slotwise.server.advice.access.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that other machines reach: by an address or an allowed name, never by a name that somebody else chose. */
class OtherMachinesTest {
    private static final Keyring KEYS = new Keyring();

    /** Another address of this machine than the usual one. */
    private static final String ADDRESS = "127.0.0.2";

    @RegisterExtension
    static final Served SERVER = Served.over(KEYS::makeIn)
            .with("SLOTWISE_AUTH", "keys")
            .with("SLOTWISE_HOST", "0.0.0.0")
            .with("SLOTWISE_ALLOWED_HOSTS", "slots.example");

    @Test
    void it_answers_at_its_address_and_its_names_and_at_no_other() throws IOException {
        int port = SERVER.http().port();

        assertThat(statusFor(ADDRESS + ":" + port)).isEqualTo("200");
        assertThat(statusFor("slots.example")).isEqualTo("200");
        assertThat(statusFor("rebound.example:" + port)).isEqualTo("403");
        assertThat(statusFor("127.0.0.3:" + port))
                .as("an address that it was not reached at")
                .isEqualTo("403");
    }

    private static String statusFor(String host) throws IOException {
        try (Socket socket = new Socket(ADDRESS, SERVER.http().port())) {
            socket.getOutputStream()
                    .write(
                            "GET /api/devices HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
                                    .formatted(host, KEYS.key(Role.VIEWER))
                                    .getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8).substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
        }
    }
}
