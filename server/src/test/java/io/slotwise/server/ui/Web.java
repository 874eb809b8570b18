package io.slotwise.server.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import io.slotwise.server.ClaudeServer;
import io.slotwise.server.Keyring;
import io.slotwise.server.TestServer;
import io.slotwise.server.advice.imports.LoadDemo;
import io.slotwise.server.boot.BadSettings;
import io.slotwise.server.boot.Server;
import io.slotwise.server.boot.Settings;
import io.slotwise.server.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Chromium and one server for all browser tests of a run, given to each test as a parameter. */
final class Web implements AutoCloseable {
    /** How long a test waits for any one state of a page. */
    private static final int PATIENCE_MS = 10_000;

    private static final List<Path> CHROMIUM = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-quic");

    private final Server server;
    private final Playwright playwright;
    private final Browser browser;

    private @Nullable Server demo;
    private @Nullable ClaudeServer withClaude;
    private @Nullable TestServer asking;
    private final Keyring keys = new Keyring();

    private Web() {
        server = start(Fleet.NONE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(QUIET));
    }

    private enum Fleet {
        NONE,
        DEMO
    }

    private static Server start(Fleet fleet) {
        try {
            Path data = Files.createTempDirectory("slotwise-web");
            Settings settings = Settings.load(Map.of(), Map.of(Settings.PORT, "0", Settings.DATA_DIR, data.toString()));
            if (fleet == Fleet.DEMO) {
                try (Store store = Store.open(settings.store(), InstantSource.system())) {
                    new LoadDemo(store).load();
                }
            }
            return Server.start(settings);
        } catch (IOException | BadSettings e) {
            throw new IllegalStateException("The server under test did not start.", e);
        }
    }

    /** What the person in front of the browser prefers. */
    record Viewer(ColorScheme scheme, int width, int height) {
        static final Viewer LIGHT = new Viewer(ColorScheme.LIGHT, 1440, 1000);
        static final Viewer DARK = new Viewer(ColorScheme.DARK, 1440, 1000);

        Viewer withWidth(int newWidth) {
            return new Viewer(scheme, newWidth, height);
        }
    }

    /** A fresh page of a fresh profile, its API answered by a stand-in. */
    Visit visit(Viewer viewer, StandInApi api) {
        BrowserContext context = context(viewer);
        api.answer(context);
        return new Visit(context.newPage(), "http://localhost:" + server.port());
    }

    /** A fresh page on a server of its own that serves the demo fleet, started when first asked for. */
    Visit visitDemo(Viewer viewer) {
        if (demo == null) {
            demo = start(Fleet.DEMO);
        }
        return new Visit(context(viewer).newPage(), "http://localhost:" + demo.port());
    }

    /** A fresh page on a server with the demo fleet that asks for keys. */
    Visit visitAsking(Viewer viewer) {
        return new Visit(context(viewer).newPage(), "http://localhost:" + asking().port());
    }

    /** The keys of that server. */
    Keyring keys() {
        asking();
        return keys;
    }

    /** The server that asks for keys, started when first asked for. */
    TestServer asking() {
        if (asking == null) {
            Path data = demoFolder();
            keys.makeIn(data);
            asking = TestServer.start(data, Map.of("SLOTWISE_AUTH", "keys"));
        }
        return asking;
    }

    /** A server with the demo fleet and a simulated Claude, started when first asked for. */
    ClaudeServer claude() {
        if (withClaude == null) {
            withClaude = ClaudeServer.start(demoFolder());
        }
        return withClaude;
    }

    /** A fresh page on the server with a simulated Claude. */
    Visit visitClaude(Viewer viewer) {
        return new Visit(context(viewer).newPage(), "http://localhost:" + claude().port());
    }

    private static Path demoFolder() {
        try {
            Path data = Files.createTempDirectory("slotwise-claude");
            Settings settings = Settings.load(Map.of(), Map.of(Settings.DATA_DIR, data.toString()));
            try (Store store = Store.open(settings.store(), InstantSource.system())) {
                new LoadDemo(store).load();
            }
            return data;
        } catch (IOException | BadSettings e) {
            throw new IllegalStateException("The demo fleet could not be written.", e);
        }
    }

    private BrowserContext context(Viewer viewer) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(viewer.width(), viewer.height())
                .setColorScheme(viewer.scheme())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setForcedColors(ForcedColors.NONE));
        context.setDefaultTimeout(PATIENCE_MS);
        return context;
    }

    /** A page of a fresh profile that goes wherever its test sends it. */
    Page blankPage() {
        Page page = browser.newContext().newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        return page;
    }

    /** One page in use; whatever its console complains of is kept. */
    static final class Visit implements AutoCloseable {
        private final Page page;
        private final String address;
        private final List<String> complaints = new ArrayList<>();

        private Visit(Page page, String address) {
            this.page = page;
            this.address = address;
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
        }

        Page page() {
            return page;
        }

        /** Opens an address and waits for what tells that it is ready. */
        Page open(String path, String readySelector) {
            page.navigate(address + path);
            page.waitForSelector(readySelector);
            return page;
        }

        Page openEditor() {
            return open("/editor", "[role=gridcell]");
        }

        List<String> complaints() {
            return complaints;
        }

        @Override
        public void close() {
            page.context().close();
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        server.close();
        if (demo != null) {
            demo.close();
        }
        if (withClaude != null) {
            withClaude.close();
        }
        if (asking != null) {
            asking.close();
        }
    }

    private static Path chromium() {
        return CHROMIUM.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium, and none of %s is there.\nOn Debian: apt-get install chromium"
                                .formatted(CHROMIUM)));
    }

    /** Starts it before the first browser test and closes it after the last. */
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Web.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Web.class))
                    .computeIfAbsent(Web.class, key -> new Web(), Web.class);
        }
    }
}
