package io.slotwise.server.store.imports;

import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Dataset;
import io.slotwise.server.store.fact.FactTable;
import io.slotwise.server.store.fact.Facts;
import io.slotwise.server.store.fact.Fingerprints;
import io.slotwise.server.store.fleet.Audit;
import io.slotwise.server.store.fleet.CabinetId;
import io.slotwise.server.store.imports.ImportRecord.State;
import io.slotwise.server.store.sqlite.Database;
import io.slotwise.server.store.sqlite.Tx;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An import on its way into the store: sales in batches, then everything else at once. Nothing of it counts before
 * {@link #finish}. For one thread; memory does not grow with the sales, save for 12 bytes each.
 */
public final class ImportSession {
    private final Database database;
    private final long id;
    private final Fingerprints saleNames = new Fingerprints();
    private final Set<String> devices = new LinkedHashSet<>();
    private long added;
    private long known;
    private long knownSales;

    ImportSession(Database database, long id) {
        this.database = database;
        this.id = id;
    }

    /** Writes sales that do not count yet. */
    public void add(List<Sale> sales) {
        devices.addAll(Facts.devices(sales));
        long before = known;
        stage(Facts.SALES, sales, saleNames);
        knownSales += known - before;
    }

    /** Sales so far that were there already. */
    public long knownSales() {
        return knownSales;
    }

    /**
     * Writes the rest of the import and lets all of it count.
     *
     * @param rest the dataset; its sales are those already added
     * @param keys for cabinets whose planogram has a name of its own in the input; others get the usual one
     * @param reportJson the final report
     */
    public ImportRecord finish(Dataset rest, Standing standing, Map<CabinetId, String> keys, String reportJson) {
        stage(Facts.SLOT_CHANGES, rest.slotChanges(), new Fingerprints());
        stage(Facts.STOCK_EVENTS, rest.stockEvents(), new Fingerprints());
        stage(Facts.VISITS, rest.visits(), new Fingerprints());
        stage(Facts.CALENDAR, rest.calendar(), new Fingerprints());
        return database.write(tx -> {
            new Arrival(tx, id, standing, keys).of(rest);
            devices.forEach(tx::touch);
            if (!rest.calendar().isEmpty()) {
                tx.touchShared();
            }
            return count(tx, reportJson);
        });
    }

    /** Gives the import up: nothing of it counts, and it may be applied again. */
    public void giveUp() {
        database.write(tx -> Imports.move(tx, id, State.FAILED, List.of(State.APPLYING)));
    }

    private <T> void stage(FactTable<T> table, List<T> facts, Fingerprints names) {
        for (int from = 0; from < facts.size(); from += FactTable.CHUNK) {
            List<T> chunk = facts.subList(from, Math.min(from + FactTable.CHUNK, facts.size()));
            List<String> chunkNames = table.fingerprints(names, chunk);
            long isNew = database.write(tx -> table.add(tx, id, chunk, chunkNames));
            added += isNew;
            known += chunk.size() - isNew;
        }
    }

    private ImportRecord count(Tx tx, String reportJson) {
        if (!Imports.move(tx, id, State.APPLIED, List.of(State.APPLYING))) {
            throw new IllegalStateException("The import (%d) is not being applied.".formatted(id));
        }
        tx.sql()
                .sql("UPDATE imports SET added = ?, known = ?, report = ? WHERE import_id = ?")
                .params(added, known, reportJson, id)
                .update();
        ImportRecord now = Imports.existing(tx.sql(), id);
        Audit.append(
                tx,
                new Audit.Act(
                        now.actor(), "apply import", Long.toString(id), "", added + " added, " + known + " known"));
        return now;
    }
}
