package io.slotwise.server.advice.record;

import java.util.Map;

/** An answer ready to be sent, as it is kept for retries of the same request. */
public record Reply(int status, Map<String, String> headers, String body) {
    public Reply {
        headers = Map.copyOf(headers);
    }
}
