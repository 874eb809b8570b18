package io.slotwise.server.api;

import io.slotwise.server.Keyring;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One route of the description, and the request that its examples make. */
record DescribedOperation(String path, String method, JsonNode node) {
    private static final Pattern DEMO = Pattern.compile("demo-0([1-9])");

    static List<DescribedOperation> of(JsonNode document) {
        List<DescribedOperation> operations = new ArrayList<>();
        document.get("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, node) ->
                        operations.add(new DescribedOperation(path, method.toUpperCase(Locale.ROOT), node))));
        return operations;
    }

    String name() {
        return method + " " + path;
    }

    List<JsonNode> parameters() {
        return node.path("parameters").valueStream().toList();
    }

    /** The kind of body that it takes, {@code ""} for none. */
    String bodyType() {
        JsonNode contents = node.at("/requestBody/content");
        return contents.isMissingNode()
                ? ""
                : contents.propertyNames().iterator().next();
    }

    /** The example of its body, as it is sent. */
    String body() {
        JsonNode example = node.at("/requestBody/content").get(bodyType()).get("example");
        return here(example.isString() ? example.stringValue() : example.toString());
    }

    /** Whether it wants a key wherever the server runs. */
    private boolean needsKey() {
        JsonNode security = node.path("security");
        return !security.isEmpty() && !security.get(0).isEmpty();
    }

    /** A request with the examples of its parameters. */
    HttpRequest.Builder request(Function<String, URI> at, BodyPublisher body) {
        String filled = path;
        List<String> query = new ArrayList<>();
        HttpRequest.Builder request = HttpRequest.newBuilder();
        for (JsonNode parameter : parameters()) {
            if (!parameter.has("example")) {
                continue;
            }
            String name = parameter.get("name").stringValue();
            String value = here(parameter.get("example").asString());
            switch (parameter.get("in").stringValue()) {
                case "path" -> filled = filled.replace("{" + name + "}", value);
                case "query" -> query.add(name + "=" + value);
                default -> request.header(name, value);
            }
        }
        if (needsKey()) {
            request.header("Authorization", "Bearer " + Keyring.EXAMPLE);
        }
        if (!bodyType().isEmpty()) {
            request.header("Content-Type", bodyType());
        }
        return request.uri(at.apply(query.isEmpty() ? filled : filled + "?" + String.join("&", query)))
                .method(method, body);
    }

    /** The request of its examples. */
    HttpRequest.Builder request(Function<String, URI> at) {
        return request(at, bodyType().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body()));
    }

    /** Examples speak of the demo's machines, so that whoever runs it can try them; a test server's are m0, m1, m2. */
    private static String here(String example) {
        return DEMO.matcher(example).replaceAll(found -> "m" + (Integer.parseInt(found.group(1)) - 1));
    }
}
