package io.slotwise.server.api;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Every line that the product logs, the most talkative level included, from here to its closing. Begin it after the
 * server, whose start sets the log up anew.
 */
final class Overheard implements AutoCloseable {
    private static final List<String> PRODUCT = List.of("io.slotwise", "slotwise");

    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    Overheard() {
        PRODUCT.forEach(name -> logger(name).setLevel(Level.TRACE));
        heard.start();
        root.addAppender(heard);
    }

    /** Messages with what was thrown. */
    List<String> lines() {
        return List.copyOf(heard.list).stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .toList();
    }

    @Override
    public void close() {
        root.detachAppender(heard);
        PRODUCT.forEach(name -> logger(name).setLevel(null));
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
