package io.slotwise.intake.dataset;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.csv.CsvOut;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.Moment;
import io.slotwise.intake.draft.Draft;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code calendar.csv}: days out of the ordinary, for one machine, for a venue type, or for all. */
final class CalendarFile extends DatasetFile {
    private static final double MAX_VALUE = 1e9;

    private final Draft draft;

    CalendarFile(Draft draft) {
        super(
                "calendar.csv",
                List.of("date", "venue_type", "device_id", "factor", "value"),
                List.of("date", "factor", "value"));
        this.draft = draft;
    }

    @Override
    Map<String, String> aliases() {
        return Map.of("factor_name", "factor", "scope", "venue_type");
    }

    @Override
    void take(CsvRow row) {
        Moment moment = row.moment("date");
        String device = row.label("device_id");
        String venueType = row.label("venue_type");
        String factor = row.name("factor");
        row.name("value");
        Double value = row.number("value", -MAX_VALUE, MAX_VALUE);
        if (!device.isEmpty() && !venueType.isEmpty()) {
            row.reject("two_scopes", "device_id", "A row holds for a venue type or for a device, not for both.");
        }
        if (!row.isRejected() && moment != null && value != null) {
            draft.calendar.add(new CalendarFact(moment.date(), device.isEmpty() ? venueType : device, factor, value));
        }
    }

    @Override
    void write(Dataset dataset, CsvOut out) {
        Set<String> devices = dataset.machines().stream().map(Machine::id).collect(Collectors.toSet());
        for (CalendarFact fact : dataset.calendar()) {
            boolean ofDevice = devices.contains(fact.scope());
            out.row(
                    fact.date(),
                    ofDevice ? null : fact.scope(),
                    ofDevice ? fact.scope() : null,
                    fact.factor(),
                    fact.value());
        }
    }
}
