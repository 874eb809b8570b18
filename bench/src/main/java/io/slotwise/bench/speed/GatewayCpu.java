package io.slotwise.bench.speed;

import io.slotwise.llm.call.Outcome;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Processor time of the pipe per ask, of this thread alone, so that other work on the machine does not count: median of
 * thirty batches after a warm-up.
 */
public final class GatewayCpu {
    private static final int BATCH = 2_000;
    private static final int WARM_UPS = 10;
    private static final int BATCHES = 30;

    private GatewayCpu() {}

    public static void main(String[] args) {
        GatewayBenchmark bench = new GatewayBenchmark();
        print("never kept", bench::anAskThatIsNeverKept);
        print("misses the cache", bench::anAskThatMissesTheCache);
        print("hits the cache", bench::anAskThatHitsTheCache);
    }

    private static void print(String name, Supplier<Outcome> ask) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] micros = new double[BATCHES];
        long answered = 0;
        for (int batch = -WARM_UPS; batch < BATCHES; batch++) {
            long start = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < BATCH; i++) {
                answered += ask.get() instanceof Outcome.Answered ? 1 : 0;
            }
            if (batch >= 0) {
                micros[batch] = (threads.getCurrentThreadCpuTime() - start) / 1e3 / BATCH;
            }
        }
        Arrays.sort(micros);
        System.out.printf(
                "%-18s %6.1f us CPU per ask (fastest %.1f, slowest %.1f), %d answered%n",
                name, micros[BATCHES / 2], micros[0], micros[BATCHES - 1], answered);
    }
}
