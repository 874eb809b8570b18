package io.slotwise.testbed.claude;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An error as the API words it. */
record Refused(int status, String type, String message) {
    static Refused of(int status) {
        return switch (status) {
            case 400 ->
                new Refused(status, "invalid_request_error", "You have reached your specified API usage limits.");
            case 401 -> new Refused(status, "authentication_error", "invalid x-api-key");
            case 402 -> new Refused(status, "billing_error", "Your credit balance is too low.");
            case 403 -> new Refused(status, "permission_error", "Your API key may not use this resource.");
            case 404 -> new Refused(status, "not_found_error", "Not found.");
            case 409 -> new Refused(status, "invalid_request_error", "Conflict.");
            case 413 -> new Refused(status, "request_too_large", "Request exceeds the maximum size.");
            case 429 -> new Refused(status, "rate_limit_error", "This request would exceed your rate limit.");
            case 504 -> new Refused(status, "timeout_error", "The request timed out.");
            case 529 -> new Refused(status, "overloaded_error", "Overloaded");
            default -> new Refused(status, "api_error", "Internal server error");
        };
    }

    static Refused unknown(String model) {
        return new Refused(404, "not_found_error", "model: " + model);
    }

    static Refused invalid(String message) {
        return new Refused(400, "invalid_request_error", message);
    }

    /** What is wrong with a message request, or null. */
    static @org.jspecify.annotations.Nullable Refused check(JsonNode body) {
        if (body.path("max_tokens").asInt(0) < 1) {
            return invalid("max_tokens: Field required");
        }
        if (body.path("messages").isEmpty()) {
            return invalid("messages: at least one message is required");
        }
        for (String gone : new String[] {"temperature", "top_p", "top_k"}) {
            if (body.has(gone)) {
                return invalid(gone + ": Extra inputs are not permitted");
            }
        }
        JsonNode last = body.path("messages").get(body.path("messages").size() - 1);
        if ("assistant".equals(last.path("role").asString(""))) {
            return invalid("This model does not support assistant message prefill.");
        }
        String fault = Schemas.fault(body.path("output_config").path("format").path("schema"));
        return fault == null ? null : invalid("output_config.format.schema: " + fault);
    }

    String json() {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "type",
                        "error",
                        "error",
                        Map.of("type", type, "message", message),
                        "request_id",
                        "req_simulated"));
    }
}
