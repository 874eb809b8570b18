package io.slotwise.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document: one file holds it together, and refers to a file for each path and each schema, named as the path
 * or the schema is. Readers get it as one.
 */
final class Description {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Description() {}

    /** The document in UTF-8, with every file it refers to in its place. */
    static byte[] document() {
        ObjectNode document = (ObjectNode) JSON.readTree(resource("openapi.json"));
        fillIn(document.withObject("/paths"));
        fillIn(document.withObject("/components/schemas"));
        return JSON.writeValueAsBytes(document);
    }

    private static void fillIn(ObjectNode section) {
        for (String name : List.copyOf(section.propertyNames())) {
            String file = section.path(name).path("$ref").stringValue();
            section.set(name, JSON.readTree(resource(file)));
        }
    }

    /** A file of the description, by its name. */
    static byte[] resource(String name) {
        try (InputStream in = Description.class.getResourceAsStream("/openapi/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The file (%s) could not be read from the class path.".formatted(name), e);
        }
    }
}
