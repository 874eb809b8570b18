package io.slotwise.server.store.imports;

import io.slotwise.engine.model.Planogram;
import io.slotwise.server.store.fact.Facts;
import io.slotwise.server.store.fleet.Expectation;
import io.slotwise.server.store.fleet.Planograms;
import io.slotwise.server.store.fleet.SaveRequest;
import io.slotwise.server.store.fleet.StoredPlanogram;
import io.slotwise.server.store.sqlite.Columns;
import io.slotwise.server.store.sqlite.Tx;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes out what an import put in place: its machines, its products, its planograms. */
final class Removal {
    private final Tx tx;
    private final long importId;
    private final String actor;

    private Removal(Tx tx, long importId, String actor) {
        this.tx = tx;
        this.importId = importId;
        this.actor = actor;
    }

    /** Takes out an import whose facts have ceased to count already. */
    static void of(Tx tx, long importId, String actor) {
        Removal removal = new Removal(tx, importId, actor);
        removal.touchAffected();
        removal.restorePlanograms();
        removal.removeMachines();
        removal.removeProducts();
        tx.sql()
                .sql("DELETE FROM rule_books WHERE import_id = ?")
                .param(importId)
                .update();
        tx.touchShared();
    }

    private void touchAffected() {
        for (String table : List.of("sales", "stock_events", "visits", "slot_changes")) {
            tx.sql()
                    .sql("SELECT DISTINCT device_id FROM %s WHERE import_id = ?".formatted(table))
                    .param(importId)
                    .query(Columns.TEXT)
                    .list()
                    .forEach(tx::touch);
        }
    }

    /** Where the import's planogram is still current and an earlier one exists, that one is saved again. */
    private void restorePlanograms() {
        List<String> keys =
                tx.sql().sql("""
                        SELECT p.planogram_key FROM planograms p
                        JOIN planogram_versions v ON v.planogram_key = p.planogram_key AND v.version = p.version
                        WHERE v.import_id = ?
                        """).param(importId).query(Columns.TEXT).list();
        keys.forEach(this::restorePlanogram);
    }

    private void restorePlanogram(String key) {
        StoredPlanogram current = Planograms.find(tx.sql(), key);
        Long earlier = tx.sql()
                .sql("""
                        SELECT COALESCE(MAX(version), 0) FROM planogram_versions
                        WHERE planogram_key = ? AND import_id <> ? AND version < ?
                        """)
                .params(key, importId, current == null ? 0 : current.version())
                .query(Long.class)
                .single();
        Planogram before = Planograms.document(tx.sql(), key, earlier);
        if (current == null || before == null) {
            return;
        }
        Planograms.put(
                tx,
                current,
                new SaveRequest(
                        key,
                        current.deviceId(),
                        before,
                        new Expectation.Existing(),
                        actor,
                        "import %d removed".formatted(importId)),
                Facts.ONE_BY_ONE);
    }

    /** Machines that the import made, unless something else that counts speaks of them. */
    private void removeMachines() {
        for (String deviceId : ids("SELECT device_id FROM devices WHERE import_id = ?")) {
            if (speaksOf(tx.sql(), deviceId)) {
                continue;
            }
            tx.sql()
                    .sql("DELETE FROM planograms WHERE device_id = ?")
                    .param(deviceId)
                    .update();
            tx.sql()
                    .sql("DELETE FROM devices WHERE device_id = ?")
                    .param(deviceId)
                    .update();
            tx.touch(deviceId);
        }
    }

    private static boolean speaksOf(JdbcClient sql, String deviceId) {
        return sql.sql("""
                                SELECT COUNT(*) FROM imports i WHERE i.state = 'applied' AND (
                                    EXISTS (SELECT 1 FROM sales f
                                            WHERE f.device_id = :device AND f.import_id = i.import_id)
                                    OR EXISTS (SELECT 1 FROM visits f
                                            WHERE f.device_id = :device AND f.import_id = i.import_id)
                                    OR EXISTS (SELECT 1 FROM stock_events f
                                            WHERE f.device_id = :device AND f.import_id = i.import_id))
                                """).param("device", deviceId).query(Long.class).single() > 0;
    }

    /** Products that the import made, unless a sale that counts or a planogram speaks of them. */
    private void removeProducts() {
        List<String> planned =
                tx.sql().sql("SELECT device_id FROM devices ORDER BY device_id").query(Columns.TEXT).list().stream()
                        .flatMap(deviceId -> Planograms.ofDevice(tx.sql(), deviceId).stream())
                        .flatMap(stored -> stored.planogram().productIds().stream())
                        .distinct()
                        .toList();
        for (String productId : ids("""
                SELECT p.product_id FROM products p WHERE p.import_id = ? AND NOT EXISTS (
                    SELECT 1 FROM sales f JOIN imports i ON i.import_id = f.import_id AND i.state = 'applied'
                    WHERE f.product_id = p.product_id)
                """)) {
            if (!planned.contains(productId)) {
                tx.sql()
                        .sql("DELETE FROM products WHERE product_id = ?")
                        .param(productId)
                        .update();
            }
        }
    }

    private List<String> ids(String query) {
        return tx.sql().sql(query).param(importId).query(Columns.TEXT).list();
    }
}
