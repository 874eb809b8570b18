package io.slotwise.server.boot;

import io.slotwise.server.api.guard.HttpLimits;
import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A running server: the application of all rooms on one port. Closing it drains and stops. */
public final class Server implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private final HttpLimits limits;

    private Server(ConfigurableApplicationContext context, HttpLimits limits) {
        this.context = context;
        this.limits = limits;
    }

    /** What is wired: every configuration of this room, every route of {@code api}. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"io.slotwise.server.boot", "io.slotwise.server.api", "io.slotwise.server.ui"})
    static class Wiring {}

    /** Starts with these settings; returns when the port answers. */
    public static Server start(Settings settings) {
        SpringApplication application = new SpringApplication(Wiring.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(true);
        application.setAddCommandLineProperties(false);
        application.setLogStartupInfo(false);
        application.addInitializers(context -> register((GenericApplicationContext) context, settings));
        Server server = new Server(application.run(), settings.http());
        server.context.getBean(SideDoor.class).open(settings.http().address(), server.port());
        return server;
    }

    /** The port that it listens on. */
    public int port() {
        return java.util.Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /** Where a person at this machine finds it. */
    public String address() {
        InetAddress bound = limits.address();
        boolean isHere = bound.isLoopbackAddress() || bound.isAnyLocalAddress();
        return isHere
                ? "http://localhost:" + port()
                : SideDoor.address(bound, port()).toString();
    }

    /** Every route, as its method and pattern: {@code POST /api/planogram/realtime-score}. */
    public List<String> routes() {
        return context.getBean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(route -> route.getPatternValues().stream()
                        .flatMap(path -> route.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path)))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        context.close();
    }

    private static void register(GenericApplicationContext context, Settings settings) {
        context.registerBean(Settings.class, () -> settings);
        context.registerBean(HttpLimits.class, settings::http);
    }
}
