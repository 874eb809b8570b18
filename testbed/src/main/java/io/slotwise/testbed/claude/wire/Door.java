package io.slotwise.testbed.claude.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Listens on a loopback port and hands each request of each connection to an answerer, on a virtual thread. */
public final class Door implements AutoCloseable {
    private static final int BACKLOG = 1_000;

    /** Answers one request. */
    @FunctionalInterface
    public interface Answerer {
        void answer(Call call, Line line) throws IOException;
    }

    private final ServerSocket listening;
    private final Answerer answerer;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Door(ServerSocket listening, Answerer answerer) {
        this.listening = listening;
        this.answerer = answerer;
    }

    /** Opens a port on the loopback address; 0 takes a free one. */
    public static Door open(int port, Answerer answerer) {
        try {
            ServerSocket listening = new ServerSocket();
            listening.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
            Door door = new Door(listening, answerer);
            Thread.ofVirtual().name("door").start(door::listen);
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException("The port (%d) cannot be opened.".formatted(port), e);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Drops every connection and stops listening. */
    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException ignored) {
                return; // closed: nobody is to be answered any more
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Line line = new Line(socket);
            Call call = Call.read(in);
            while (call != null) {
                answerer.answer(call, line);
                call = line.isBroken() ? null : Call.read(in);
            }
        } catch (IOException | NumberFormatException ignored) {
            return; // the caller left or spoke no HTTP; there is nobody to tell
        } finally {
            open.remove(socket);
        }
    }
}
