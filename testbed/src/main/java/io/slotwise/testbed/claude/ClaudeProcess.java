package io.slotwise.testbed.claude;

import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/**
 * The simulated API as a process of its own: {@code ClaudeProcess PORT [SEED]}. Prints its address and serves until
 * it is told to stop. {@code POST /simulation/script} takes faults, {@code GET /simulation/bill} tells the bill.
 */
public final class ClaudeProcess {
    private ClaudeProcess() {}

    public static void main(String[] args) throws InterruptedException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 0;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        try (SimulatedClaude claude = SimulatedClaude.start(port, seed, Pace.lifelike(InstantSource.system()))) {
            System.out.println("simulated Messages API at " + claude.address());
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }
}
