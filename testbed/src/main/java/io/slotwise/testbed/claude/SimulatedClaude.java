package io.slotwise.testbed.claude;

import io.slotwise.testbed.claude.meter.Meter;
import io.slotwise.testbed.claude.mind.Mind;
import io.slotwise.testbed.claude.wire.Door;
import java.net.URI;
import java.time.InstantSource;

/**
 * A running simulated Messages API on a loopback port. The same seed and the same calls get the same answers; what
 * goes wrong is told by its {@link #script()}, what it all cost by its {@link #bill()}.
 */
public final class SimulatedClaude implements AutoCloseable {
    private final Script script = new Script();
    private final Meter meter;
    private final Api api;
    private final Door door;

    private SimulatedClaude(int port, long seed, Pace pace, RateLimits limits) {
        meter = new Meter(pace.clock());
        api = new Api(new Mind(seed), meter, script, pace, limits);
        door = Door.open(port, api::answer);
    }

    /** A server on a free port that answers at once. */
    public static SimulatedClaude start(long seed) {
        return start(0, seed, Pace.instant(InstantSource.system()));
    }

    /** A server on this port. */
    public static SimulatedClaude start(int port, long seed, Pace pace) {
        return new SimulatedClaude(port, seed, pace, new RateLimits(RateLimits.NONE, RateLimits.NONE));
    }

    /** A server on a free port that allows so many requests and input tokens a minute. */
    public static SimulatedClaude limited(long seed, long requests, long tokens) {
        return new SimulatedClaude(0, seed, Pace.instant(InstantSource.system()), new RateLimits(requests, tokens));
    }

    /** What {@code ANTHROPIC_BASE_URL} is to be. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + door.port());
    }

    public Script script() {
        return script;
    }

    /** What handing in a batch meets: a status, a reset, or a black hole that takes the batch and never says so. */
    public Script handIns() {
        return api.handIns();
    }

    /** How many batches were handed in, acknowledged or not. */
    public long batches() {
        return api.batches();
    }

    /** How often somebody asked how far a batch is. */
    public long looks() {
        return api.looks();
    }

    public Meter.Bill bill() {
        return meter.bill();
    }

    /** How many requests for messages have come in, answered or not. */
    public long calls() {
        return api.calls();
    }

    /** The prompt of the last message request that came in. */
    public String lastPrompt() {
        return api.lastPrompt();
    }

    @Override
    public void close() {
        door.close();
    }
}
