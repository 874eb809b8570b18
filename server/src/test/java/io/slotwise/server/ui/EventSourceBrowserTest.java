package io.slotwise.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.slotwise.server.TestServer;
import io.slotwise.server.store.StoredFleets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A plan watched by a browser's own {@code EventSource}, which by itself comes back until it is told not to. */
@Tag("slow")
@ExtendWith(Web.Resolver.class)
class EventSourceBrowserTest {
    private static final String WATCH = """
            address => new Promise(resolve => {
                const told = [];
                const source = new EventSource(address);
                for (const name of ['started', 'progress', 'move', 'done'])
                    source.addEventListener(name, event => told.push(name + ' ' + event.lastEventId));
                source.onerror = () => {
                    if (source.readyState === EventSource.CLOSED) resolve(told);
                };
            })
            """;

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    static Path folder;

    @Test
    void a_browser_hears_every_event_once_and_stays_away_after_the_end(Web web) {
        StoredFleets.write(folder, 1, 1, 200);
        try (TestServer server = TestServer.start(folder);
                Page page = web.blankPage()) {
            page.navigate(server.at("/docs").toString());

            List<?> told =
                    (List<?>) page.evaluate(WATCH, "/api/planogram/stream-optimization?device_id=m0&effort=quick");

            assertThat(told).first().isEqualTo("started 1");
            assertThat(told).last().isEqualTo("done 1000000");
            assertThat(told.stream().filter(event -> event.toString().startsWith("done")))
                    .hasSize(1);
            assertThat(told.stream().filter(event -> event.toString().startsWith("move")))
                    .isNotEmpty();
        }
    }
}
