package io.slotwise.llm.gateway;

import io.slotwise.llm.cache.AnswerTable;
import io.slotwise.llm.cache.MemoryTagVersions;
import io.slotwise.llm.cache.TagVersions;
import io.slotwise.llm.call.upstream.Claude;
import io.slotwise.llm.cost.LedgerStore;
import io.slotwise.llm.cost.MemoryLedgerStore;
import io.slotwise.llm.cost.PriceTable;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.resilience.Ticker;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What the pipe stands in.
 *
 * @param claude whom to ask
 * @param ledger where holds, spending and usage rows are kept
 * @param table the second level of the cache
 * @param tags the versions of what answers depend on
 * @param prices what models cost
 * @param clock the calendar
 * @param ticker time that only goes forward
 * @param random for jitter; safe for many threads
 * @param ids a new unique call id each time
 * @param recorded is told every usage row after it was kept, for logs and metrics; must be quick
 * @param alarm is told in a sentence what an operator should know: an account refused, a cost above its hold
 */
public record Surroundings(
        Claude claude,
        LedgerStore ledger,
        AnswerTable table,
        TagVersions tags,
        PriceTable prices,
        InstantSource clock,
        Ticker ticker,
        RandomGenerator random,
        Supplier<String> ids,
        Consumer<UsageRow> recorded,
        Consumer<String> alarm) {
    private static final int ROWS_IN_MEMORY = 10_000;

    /** Everything in memory, on the machine's clocks: for a program on its own. */
    public static Surroundings inMemory(Claude claude, Consumer<String> alarm) {
        return new Surroundings(
                claude,
                new MemoryLedgerStore(ROWS_IN_MEMORY),
                AnswerTable.NONE,
                new MemoryTagVersions(),
                PriceTable.shipped(),
                InstantSource.system(),
                Ticker.SYSTEM,
                new ThreadRandom(),
                () -> UUID.randomUUID().toString(),
                row -> {},
                alarm);
    }

    public Surroundings with(LedgerStore changed) {
        return new Surroundings(claude, changed, table, tags, prices, clock, ticker, random, ids, recorded, alarm);
    }

    public Surroundings with(AnswerTable changed, TagVersions versions) {
        return new Surroundings(claude, ledger, changed, versions, prices, clock, ticker, random, ids, recorded, alarm);
    }

    public Surroundings with(InstantSource calendar, Ticker forward) {
        return new Surroundings(claude, ledger, table, tags, prices, calendar, forward, random, ids, recorded, alarm);
    }

    public Surroundings with(Consumer<UsageRow> observer) {
        return new Surroundings(claude, ledger, table, tags, prices, clock, ticker, random, ids, observer, alarm);
    }

    /** Each thread's own generator. */
    private static final class ThreadRandom implements RandomGenerator {
        @Override
        public long nextLong() {
            return ThreadLocalRandom.current().nextLong();
        }
    }
}
