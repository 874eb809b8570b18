package io.slotwise.server.api.guard;

import io.slotwise.server.api.json.StrictJson;
import io.slotwise.server.api.problem.Problems;
import io.slotwise.server.api.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Takes request bodies in, bounded in size and in slowness. */
public final class BodyReader {
    private static final int GRACE_SECONDS = 5;

    /** Large bodies have few places, so they must come that much faster: with 1 KB/s, a photo of 5 MB in four minutes. */
    private static final int LARGE_TIMES = 32;

    private static final String BODY = BodyReader.class.getName();
    private static final int CHUNK = 16 * 1024;

    private final int minBytesPerSecond;
    private final LongSupplier nanoClock;

    public BodyReader(HttpLimits limits) {
        this(limits.minBodyBytesPerSecond(), System::nanoTime);
    }

    BodyReader(int minBytesPerSecond, LongSupplier nanoClock) {
        this.minBytesPerSecond = minBytesPerSecond;
        this.nanoClock = nanoClock;
    }

    /** The whole body of a JSON request, read once; afterwards the request has its turn to work. */
    public byte[] readJson(HttpServletRequest request) throws IOException {
        if (request.getAttribute(BODY) instanceof byte[] before) {
            return before;
        }
        int pace = Gate.isLarge(request) ? largePace() : minBytesPerSecond;
        byte[] body = readAll(open(request, maxBytes(request), pace), request.getContentLength());
        request.setAttribute(BODY, body);
        Gate.work(request);
        return body;
    }

    private int largePace() {
        return (int) Math.min(Integer.MAX_VALUE, (long) LARGE_TIMES * minBytesPerSecond);
    }

    private static int maxBytes(HttpServletRequest request) {
        return StrictJson.MAX_DOCUMENT_BYTES + (Gate.mayHoldPicture(request) ? StrictJson.MAX_PICTURE : 0);
    }

    /**
     * The body as a stream that fails with 413 past its bound and with 408 when it trickles.
     *
     * @param maxBytes 413 at once where the declared length is already more
     */
    public InputStream open(HttpServletRequest request, long maxBytes) throws IOException {
        return open(request, maxBytes, minBytesPerSecond);
    }

    private InputStream open(HttpServletRequest request, long maxBytes, int pace) throws IOException {
        long declared = request.getContentLengthLong();
        if (declared < 0 && request.getHeader("Transfer-Encoding") == null) {
            throw Problems.ofStatus(HttpServletResponse.SC_LENGTH_REQUIRED);
        }
        if (declared > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return new Bounded(request.getInputStream(), maxBytes, pace);
    }

    private static byte[] readAll(InputStream in, int declared) throws IOException {
        if (declared < 0) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(CHUNK);
            in.transferTo(out);
            return out.toByteArray();
        }
        return in.readNBytes(declared);
    }

    private static Refusal tooLarge(long maxBytes) {
        return Refusal.of(413, "too_large", "The body must have at most %d bytes.".formatted(maxBytes));
    }

    private final class Bounded extends InputStream {
        private final InputStream in;
        private final long maxBytes;
        private final int pace;
        private final long startNanos = nanoClock.getAsLong();
        private long total;

        /** @param pace the fewest bytes a second */
        Bounded(InputStream in, long maxBytes, int pace) {
            this.in = in;
            this.maxBytes = maxBytes;
            this.pace = pace;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count;
            try {
                count = in.read(buffer, offset, length);
            } catch (SocketTimeoutException ignored) {
                throw Problems.ofStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
            }
            total += Math.max(0, count);
            if (total > maxBytes) {
                throw tooLarge(maxBytes);
            }
            requireSpeed();
            return count;
        }

        private void requireSpeed() {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(nanoClock.getAsLong() - startNanos) - GRACE_SECONDS;
            if (seconds > 0 && total < seconds * pace) {
                throw Problems.ofStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
            }
        }
    }
}
