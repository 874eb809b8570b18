package io.slotwise.server.ui;

import io.slotwise.server.api.guard.ContentPolicy;
import io.slotwise.server.api.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The addresses of the web application: its pages, and its files, which a browser may keep for a year. */
@Controller
final class UiRoutes {
    private static final String KEEP = "public, max-age=31536000, immutable";

    private final Assets assets = Assets.load();
    private final Shell shell = new Shell(assets);

    @GetMapping({"/", "/editor", "/fleet", "/batch", "/insights", "/what-if", "/ai-usage", "/prompts", "/data"})
    void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] page = shell.page(request.getRequestURI());
        if (page == null) {
            throw Refusal.notFound("page", request.getRequestURI());
        }
        ContentPolicy.allowInlineScript(response, shell.scriptHash());
        response.setContentType("text/html; charset=utf-8");
        write(response, page);
    }

    @GetMapping(Assets.ROOT + "**")
    void file(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asset asset = assets.find(request.getRequestURI());
        if (asset == null) {
            throw Refusal.notFound("file", request.getRequestURI());
        }
        ContentPolicy.allowCaching(response, KEEP);
        response.setContentType(asset.contentType());
        response.setHeader("Vary", "Accept-Encoding");
        if (acceptsGzip(request.getHeader("Accept-Encoding"))) {
            response.setHeader("Content-Encoding", "gzip");
            write(response, asset.gzip());
        } else {
            write(response, asset.plain());
        }
    }

    private static boolean acceptsGzip(@Nullable String encodings) {
        return encodings != null && encodings.contains("gzip") && !encodings.contains("gzip;q=0");
    }

    private static void write(HttpServletResponse response, byte[] content) throws IOException {
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
