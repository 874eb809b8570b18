package io.slotwise.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of all routes, for programs ({@code /openapi.json}) and for people ({@code /docs}). */
@RestController
final class DescriptionRoutes {
    private final byte[] openApi = resource("openapi.json");
    private final byte[] page = resource("docs.html");
    private final byte[] script = resource("docs.js");
    private final byte[] style = resource("docs.css");

    @GetMapping(value = "/openapi.json", produces = "application/json")
    byte[] openApi() {
        return openApi;
    }

    @GetMapping(value = "/docs", produces = "text/html; charset=utf-8")
    byte[] page() {
        return page;
    }

    @GetMapping(value = "/docs/docs.js", produces = "text/javascript; charset=utf-8")
    byte[] script() {
        return script;
    }

    @GetMapping(value = "/docs/docs.css", produces = "text/css; charset=utf-8")
    byte[] style() {
        return style;
    }

    private static byte[] resource(String name) {
        try (InputStream in = DescriptionRoutes.class.getResourceAsStream("/openapi/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The file (%s) could not be read from the class path.".formatted(name), e);
        }
    }
}
