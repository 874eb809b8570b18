package io.slotwise.server.api.guard;

import io.slotwise.server.api.problem.Refusal;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may call: the names that a {@code Host} header may say and the origins whose pages may call. Together
 * they keep a web page elsewhere from reaching a local server, by DNS rebinding or by a plain cross-site post.
 */
final class Callers {
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> hosts;
    private final Set<String> origins;

    Callers(Set<String> hosts, Set<String> origins) {
        this.hosts = hosts;
        this.origins = origins;
    }

    /**
     * Lets a caller through or refuses with 403.
     *
     * @param origin absent where the caller is no page
     * @param reachedAt the address that the request came in at, which no name in a page can pretend to be
     */
    void require(@Nullable String host, @Nullable String origin, String reachedAt) {
        if (host == null || !(isAllowedHost(host) || isAddress(host, reachedAt))) {
            throw Refusal.of(403, "host_not_allowed", "The Host header names no address of this server.");
        }
        if (origin != null && !isSameOrigin(origin, host) && !isForeignAllowed(origin)) {
            throw Refusal.of(403, "origin_not_allowed", "Pages of this origin may not call this server.");
        }
    }

    boolean isForeignAllowed(String origin) {
        return origins.contains(origin);
    }

    private boolean isAllowedHost(String host) {
        String name = withoutPort(host).toLowerCase(Locale.ROOT);
        return LOCAL.contains(name) || hosts.contains(name);
    }

    private static boolean isAddress(String host, String reachedAt) {
        String name = withoutPort(host);
        boolean isBracketed = name.startsWith("[") && name.endsWith("]");
        try {
            return InetAddress.ofLiteral(isBracketed ? name.substring(1, name.length() - 1) : name)
                    .equals(InetAddress.ofLiteral(reachedAt));
        } catch (IllegalArgumentException e) {
            return false; // the name is no address
        }
    }

    private static boolean isSameOrigin(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > 0 && host.indexOf(']', colon) < 0 && isDigits(host, colon + 1);
        return hasPort ? host.substring(0, colon) : host;
    }

    private static boolean isDigits(String text, int from) {
        return text.length() > from && text.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
    }
}
