package io.slotwise.server.api.guard;

import io.slotwise.server.api.access.Auth;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;

/**
 * The bounds and the allow-lists of the HTTP door.
 *
 * @param host address to bind; only loopback where callers are not asked who they are
 * @param port 0 to 65,535; 0 takes any free one
 * @param allowedHosts names besides {@code localhost}, {@code 127.0.0.1} and {@code [::1]} that a
 *     {@code Host} header may say, without port
 * @param allowedOrigins other origins whose pages may call, such as {@code https://editor.example}
 * @param maxConnections open connections, 1 to 100,000
 * @param maxInFlight requests being read, waiting or worked on, 1 to 100,000
 * @param maxWorking requests being worked on at the same time, 1 to 10,000
 * @param maxWait how long a request may wait for its turn before it is shed, up to 10 s
 * @param headerTimeout for all headers of a request, 1 to 600 s
 * @param minBodyBytesPerSecond slower bodies are cut off, from 1
 * @param callRate what one caller may ask of the engine
 * @param auth whether callers are asked who they are
 */
public record HttpLimits(
        String host,
        int port,
        Set<String> allowedHosts,
        Set<String> allowedOrigins,
        int maxConnections,
        int maxInFlight,
        int maxWorking,
        Duration maxWait,
        Duration headerTimeout,
        int minBodyBytesPerSecond,
        CallRate callRate,
        Auth auth) {
    /**
     * How often one caller may call, wide enough for somebody who drags products about.
     *
     * @param perSecond calls for each caller, from 1
     * @param burst calls at once after a pause, from 1
     * @param whom whom it holds for
     */
    public record CallRate(int perSecond, int burst, Whom whom) {
        static final CallRate USUAL = new CallRate(50, 500, Whom.REMOTE);
    }

    /** Callers of a kind. */
    public enum Whom {
        /** All but the user of this machine, from whom shedding load protects the process. */
        REMOTE,
        ALL
    }

    /** The port of the guide's examples. */
    public static final int DEFAULT_PORT = 5000;

    private static final String LOCALHOST = "localhost";

    public HttpLimits {
        InetAddress address = address(host);
        if (auth == Auth.OPEN && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "The host (%s) lets other machines in, which needs SLOTWISE_AUTH=keys.\nMake a key first: slotwise keys create --name NAME --role admin."
                            .formatted(host));
        }
        allowedHosts = Set.copyOf(allowedHosts);
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /** The address to bind. */
    public InetAddress address() {
        return address(host);
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.ofLiteral(host.equals(LOCALHOST) ? "127.0.0.1" : host);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The host (%s) must be an address of this machine, such as 127.0.0.1 or 0.0.0.0.".formatted(host),
                    e);
        }
    }

    /** Quick answers being worked on at the same time: all cores busy, and one more ready for when a core is free. */
    int maxQuick() {
        return Math.min(maxWorking, Runtime.getRuntime().availableProcessors() + 1);
    }

    /** The defaults: loopback, everything bounded for a small machine. */
    public static HttpLimits defaults() {
        return new HttpLimits(
                "127.0.0.1",
                DEFAULT_PORT,
                Set.of(),
                Set.of(),
                2_000,
                1_000,
                Math.max(4, 4 * Runtime.getRuntime().availableProcessors()),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                1_024,
                CallRate.USUAL,
                Auth.OPEN);
    }
}
