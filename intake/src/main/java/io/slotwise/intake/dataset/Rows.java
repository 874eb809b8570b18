package io.slotwise.intake.dataset;

import io.slotwise.engine.model.Position;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.Moment;
import io.slotwise.intake.draft.DeviceDraft;
import java.time.LocalDate;

/** Cells that several files must have; placeholders and a rejection where they are missing. */
final class Rows {
    private static final Position NO_POSITION = new Position(0, 0);
    private static final Moment NO_MOMENT = new Moment(LocalDate.EPOCH, null, null);

    private Rows() {}

    static Position requiredPosition(CsvRow row, String column) {
        Position position = row.position(column);
        if (position == null && row.cell(column).isEmpty()) {
            row.reject("missing_value", column, "The %s is missing.".formatted(column));
        }
        return position == null ? NO_POSITION : position;
    }

    /** The moment by the wall clock of the machine. */
    static Moment requiredMoment(CsvRow row, String column, DeviceDraft device) {
        Moment moment = row.moment(column);
        return moment == null ? NO_MOMENT : moment.at(device.zone);
    }
}
