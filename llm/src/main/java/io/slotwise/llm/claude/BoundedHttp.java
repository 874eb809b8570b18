package io.slotwise.llm.claude;

import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpClient;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.HttpResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;

/**
 * The vendor's connection with a bound on every body, so that a far side that never ends, or packs much into little, fills
 * no memory. Results of batches are read line by line and are bounded there.
 */
final class BoundedHttp implements HttpClient {
    private static final String UNBOUNDED = "results";

    private final HttpClient http;
    private final long mostBytes;

    BoundedHttp(HttpClient http, long mostBytes) {
        this.http = http;
        this.mostBytes = mostBytes;
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        return bounded(request, http.execute(request, options));
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        return http.executeAsync(request, options).thenApply(response -> bounded(request, response));
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpResponse bounded(HttpRequest request, HttpResponse response) {
        boolean isLines = !request.pathSegments().isEmpty()
                && request.pathSegments().getLast().equals(UNBOUNDED);
        return isLines ? response : new Bounded(response, mostBytes);
    }

    private record Bounded(HttpResponse response, InputStream body) implements HttpResponse {
        Bounded(HttpResponse response, long mostBytes) {
            this(response, new Counting(response.body(), mostBytes));
        }

        @Override
        public int statusCode() {
            return response.statusCode();
        }

        @Override
        public Headers headers() {
            return response.headers();
        }

        @Override
        public void close() {
            response.close();
        }
    }

    private static final class Counting extends FilterInputStream {
        private long left;

        Counting(InputStream in, long mostBytes) {
            super(in);
            left = mostBytes;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("the answer has more bytes than any answer");
            }
        }
    }
}
