package io.slotwise.server.api.record;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of things by their ids. */
final class Addresses {
    private Addresses() {}

    /** An id as one segment of a path. */
    static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
