package io.slotwise.server.api;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of all routes, for programs ({@code /openapi.json}) and for people ({@code /docs}). */
@RestController
final class DescriptionRoutes {
    private final byte[] openApi = Description.document();
    private final byte[] page = Description.resource("docs.html");
    private final byte[] script = Description.resource("docs.js");
    private final byte[] style = Description.resource("docs.css");

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
}
