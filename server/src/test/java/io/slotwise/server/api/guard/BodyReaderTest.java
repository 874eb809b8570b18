package io.slotwise.server.api.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.server.api.problem.Refusal;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Senders that trickle, by a clock that moves as their bytes come. */
class BodyReaderTest {
    private static final int MIN_BYTES_PER_SECOND = 1_024;
    private static final int MAX_BYTES = 1 << 20;

    private final AtomicLong clock = new AtomicLong();
    private final BodyReader bodies = new BodyReader(MIN_BYTES_PER_SECOND, clock::get);

    @Test
    void a_sender_a_little_faster_than_the_least_is_read_to_the_end() throws IOException {
        try (InputStream in = bodies.open(request(new Trickle(30_000, 1_100)), MAX_BYTES)) {
            assertThat(in.readAllBytes()).hasSize(30_000);
        }
    }

    @Test
    void a_sender_below_the_least_is_cut_off_with_408() throws IOException {
        Trickle slow = new Trickle(30_000, 500);
        try (InputStream in = bodies.open(request(slow), MAX_BYTES)) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(Refusal.class).hasMessageContaining("too slowly");
        }
        assertThat(slow.left).isGreaterThan(20_000);
    }

    @Test
    void a_photo_that_trickles_in_does_not_hold_one_of_the_few_places_for_it() throws IOException {
        Trickle slow = new Trickle(6_000_000, 20_000);
        assertThatThrownBy(() -> bodies.readJson(request(slow, "/api/planogram/visual-merchandising")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("too slowly");
        assertThat(TimeUnit.NANOSECONDS.toSeconds(clock.get())).isLessThan(60);

        assertThat(bodies.readJson(request(new Trickle(6_000_000, 40_000), "/api/planogram/visual-merchandising")))
                .hasSize(6_000_000);
        assertThat(bodies.readJson(request(new Trickle(30_000, 1_100), "/api/planogram/predict-revenue")))
                .hasSize(30_000);
    }

    @Test
    void a_sender_that_falls_silent_is_cut_off_with_408() throws IOException {
        InputStream silent = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new SocketTimeoutException();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new SocketTimeoutException();
            }
        };
        try (InputStream in = bodies.open(request(silent), MAX_BYTES)) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(Refusal.class).hasMessageContaining("too slowly");
        }
    }

    @Test
    void a_body_that_grows_past_its_bound_is_cut_off_with_413() throws IOException {
        try (InputStream in = bodies.open(request(new Trickle(30_000, 20_000)), 10_000)) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("at most 10000 bytes");
        }
    }

    /** Sends so many bytes a second, at most a second's worth at a time. */
    private final class Trickle extends InputStream {
        private final int bytesPerSecond;
        private int left;

        Trickle(int bytes, int bytesPerSecond) {
            left = bytes;
            this.bytesPerSecond = bytesPerSecond;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("Bodies are read in pieces.");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = Math.min(left, Math.min(length, bytesPerSecond));
            clock.addAndGet(TimeUnit.SECONDS.toNanos(1) * count / bytesPerSecond);
            left -= count;
            return count;
        }
    }

    /** A chunked request with this body. */
    private static HttpServletRequest request(InputStream body) {
        return request(body, "/api/imports");
    }

    private static HttpServletRequest request(InputStream body, String address) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                BodyReaderTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRequestURI" -> address;
                    case "getContentLengthLong" -> -1L;
                    case "getContentLength" -> -1;
                    case "getAttribute", "setAttribute" -> null;
                    case "getHeader" -> "chunked";
                    case "getInputStream" -> new Body(body);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static final class Body extends ServletInputStream {
        private final InputStream in;

        Body(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return in.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
