package io.slotwise.intake.dataset;

import io.slotwise.engine.sales.Visit;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.csv.CsvOut;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.Moment;
import io.slotwise.intake.draft.DeviceDraft;
import io.slotwise.intake.draft.Draft;
import java.util.List;

/** {@code visits.csv}: when the driver came. */
final class VisitsFile extends DatasetFile {
    private static final int MAX_MINUTES = 10_000;

    private final Draft draft;

    VisitsFile(Draft draft) {
        super("visits.csv", List.of("timestamp", "device_id", "type", "minutes"), List.of("timestamp", "device_id"));
        this.draft = draft;
    }

    @Override
    void take(CsvRow row) {
        DeviceDraft device = draft.device(row, row.name("device_id"));
        Moment moment = Rows.requiredMoment(row, "timestamp", device);
        String type = row.label("type");
        Integer minutes = row.integer("minutes", 0, MAX_MINUTES);
        if (!row.isRejected()) {
            draft.visits.add(new Visit(moment.date(), moment.time(), device.id, type, minutes));
        }
    }

    @Override
    void write(Dataset dataset, CsvOut out) {
        for (Visit visit : dataset.visits()) {
            out.row(Moment.text(visit.date(), visit.time()), visit.deviceId(), visit.type(), visit.minutes());
        }
    }
}
