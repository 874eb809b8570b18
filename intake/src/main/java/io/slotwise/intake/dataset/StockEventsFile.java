package io.slotwise.intake.dataset;

import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.StockEvent;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.csv.CsvOut;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.Moment;
import io.slotwise.intake.draft.DeviceDraft;
import io.slotwise.intake.draft.Draft;
import java.util.List;

/** {@code stock_events.csv}: fills, stock-outs, restocks and counts of slots. */
final class StockEventsFile extends DatasetFile {
    private final Draft draft;

    StockEventsFile(Draft draft) {
        super(
                "stock_events.csv",
                List.of("timestamp", "device_id", "slot", "event", "quantity", "cabinet_index"),
                List.of("timestamp", "device_id", "slot", "event"));
        this.draft = draft;
    }

    @Override
    void take(CsvRow row) {
        DeviceDraft device = draft.device(row, row.name("device_id"));
        Moment moment = Rows.requiredMoment(row, "timestamp", device);
        int cabinet = row.integer("cabinet_index", 0, CabinetsFile.MAX_INDEX, 0);
        Position slot = Rows.requiredPosition(row, "slot");
        row.name("event");
        StockEvent.Kind kind = row.choice("event", StockEvent.Kind.class);
        Integer quantity = row.integer("quantity", 0, Slot.MAX_UNITS);
        if (!row.isRejected() && kind != null) {
            draft.stockEvents.add(
                    new StockEvent(moment.date(), moment.time(), device.id, cabinet, slot, kind, quantity));
        }
    }

    @Override
    void write(Dataset dataset, CsvOut out) {
        for (StockEvent event : dataset.stockEvents()) {
            out.row(
                    Moment.text(event.date(), event.time()),
                    event.deviceId(),
                    event.slot(),
                    Words.of(event.kind()),
                    event.quantity(),
                    event.cabinetIndex());
        }
    }
}
