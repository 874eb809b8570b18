package io.slotwise.llm.claude;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask, from the environment or a file, never from a request.
 *
 * @param apiKey null when there is none: everything else still works
 * @param baseUrl https, or http on loopback
 * @param connect the longest time to make a connection
 * @param mostAnswerChars of one answer; more is refused as garbled
 */
public record ClaudeConfig(@Nullable String apiKey, URI baseUrl, Duration connect, int mostAnswerChars) {
    private static final URI USUAL = URI.create("https://api.anthropic.com");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    public ClaudeConfig {
        apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey.strip();
        String host = baseUrl.getHost();
        boolean secure = "https".equals(baseUrl.getScheme()) && host != null;
        boolean local = "http".equals(baseUrl.getScheme()) && host != null && LOOPBACK.contains(host);
        if (!(secure || local) || baseUrl.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "The address of Claude (%s) must begin with https, or name this machine.\nMaybe http:// was meant to be https://."
                            .formatted(shown(baseUrl)));
        }
        if (!connect.isPositive() || mostAnswerChars < 1) {
            throw new IllegalArgumentException("The limits of the connection to Claude must be positive.");
        }
    }

    /** A key and an address as the environment has them; null for what is not set. */
    public static ClaudeConfig of(@Nullable String apiKey, @Nullable String baseUrl) {
        URI address = baseUrl == null || baseUrl.isBlank() ? USUAL : URI.create(baseUrl.strip());
        return new ClaudeConfig(apiKey, address, Duration.ofSeconds(5), 2_000_000);
    }

    /** Whether a program on this machine plays Claude, which people must be told. */
    public boolean isSimulated() {
        return "http".equals(baseUrl.getScheme());
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "ClaudeConfig[key %s, %s]".formatted(apiKey == null ? "not set" : "set", baseUrl);
    }

    private static String shown(URI address) {
        return address.getScheme() + "://" + address.getHost();
    }
}
