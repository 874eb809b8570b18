package io.slotwise.server.api;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/**
 * Every line that the product logs, the most talkative level included, from here to its closing. Begin it after the
 * server, whose start sets the log up anew.
 */
final class Overheard implements AutoCloseable {
    private static final List<String> PRODUCT = List.of("io.slotwise", "slotwise");

    private static final long LONGEST_WAIT_NANOS = Duration.ofSeconds(20).toNanos();

    private final Ear ear = new Ear();
    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    Overheard() {
        PRODUCT.forEach(name -> logger(name).setLevel(Level.TRACE));
        ear.start();
        root.addAppender(ear);
    }

    /** Messages with what was thrown. */
    List<String> lines() {
        synchronized (ear.heard) {
            return List.copyOf(ear.heard);
        }
    }

    /** The messages once one is as wanted: a request's line is written after its answer is out. */
    List<String> linesWith(Predicate<String> wanted) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        synchronized (ear.heard) {
            for (long left = LONGEST_WAIT_NANOS;
                    left > 0 && ear.heard.stream().noneMatch(wanted);
                    left = end - System.nanoTime()) {
                ear.heard.wait(Math.max(1, left / 1_000_000));
            }
            return List.copyOf(ear.heard);
        }
    }

    private static final class Ear extends AppenderBase<ILoggingEvent> {
        final List<String> heard = new ArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            String thrown =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            synchronized (heard) {
                heard.add(event.getFormattedMessage() + thrown);
                heard.notifyAll();
            }
        }
    }

    @Override
    public void close() {
        root.detachAppender(ear);
        PRODUCT.forEach(name -> logger(name).setLevel(null));
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
