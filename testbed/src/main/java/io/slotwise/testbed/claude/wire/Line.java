package io.slotwise.testbed.claude.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The answering side of one connection: whole replies, event streams, and ways to break both. */
public final class Line {
    private final Socket socket;
    private final OutputStream out;
    private boolean broken;

    Line(Socket socket) throws IOException {
        this.socket = socket;
        out = socket.getOutputStream();
    }

    /** A whole reply; the connection stays open. */
    public void reply(int status, Map<String, String> headers, String json) throws IOException {
        reply(status, headers, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** A whole reply of any kind. */
    public void reply(int status, Map<String, String> headers, String type, byte[] body) throws IOException {
        head(status, headers, "content-type: " + type + "\r\ncontent-length: " + body.length + "\r\n");
        out.write(body);
        out.flush();
    }

    /** A reply that promises more than it sends, then closes. */
    public void replyCut(int status, Map<String, String> headers, byte[] body, int sent) throws IOException {
        head(status, headers, "content-type: application/json\r\ncontent-length: " + body.length + "\r\n");
        out.write(body, 0, Math.min(sent, body.length));
        out.flush();
        close();
    }

    /** The head of an event stream. */
    public void openStream(Map<String, String> headers) throws IOException {
        head(200, headers, "content-type: text/event-stream; charset=utf-8\r\ntransfer-encoding: chunked\r\n");
        out.flush();
    }

    /** One event of an open stream. */
    public void event(String name, String json) throws IOException {
        chunk(("event: " + name + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of an open stream, whatever they mean. */
    public void chunk(byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** The proper end of a stream; the connection stays open. */
    public void closeStream() throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Closes without a word. */
    public void close() throws IOException {
        broken = true;
        socket.close();
    }

    /** Closes with a reset, as a crashed machine does. */
    public void reset() throws IOException {
        broken = true;
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Says nothing until the other side gives up. */
    public void stayQuiet() throws IOException {
        broken = true;
        int next = socket.getInputStream().read();
        while (next >= 0) {
            next = socket.getInputStream().read();
        }
        socket.close();
    }

    boolean isBroken() {
        return broken;
    }

    private void head(int status, Map<String, String> headers, String own) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + reason(status) + "\r\n").append(own);
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String reason(int status) {
        return status < 300 ? "OK" : "Error";
    }
}
