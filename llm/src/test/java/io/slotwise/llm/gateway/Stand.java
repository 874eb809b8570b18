package io.slotwise.llm.gateway;

import io.slotwise.llm.cache.AnswerTable;
import io.slotwise.llm.cache.MemoryTagVersions;
import io.slotwise.llm.call.upstream.Claude;
import io.slotwise.llm.cost.MemoryLedgerStore;
import io.slotwise.llm.cost.UsageRow;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a pipe stands in during a test: books, tags and time that the test can look at and move. */
final class Stand {
    final MemoryLedgerStore ledger = new MemoryLedgerStore(10_000);
    final MemoryTagVersions tags = new MemoryTagVersions();
    final ByHand time = new ByHand();
    final List<String> alarms = new CopyOnWriteArrayList<>();

    Gateway gateway(Claude claude) {
        return gateway(Asks.config(), claude);
    }

    Gateway gateway(GatewayConfig config, Claude claude) {
        return new Gateway(
                config,
                Surroundings.inMemory(claude, alarms::add)
                        .with(ledger)
                        .with(AnswerTable.NONE, tags)
                        .with(time, time));
    }

    long booked() {
        return ledger.rows().stream().mapToLong(UsageRow::costNanos).sum();
    }
}
