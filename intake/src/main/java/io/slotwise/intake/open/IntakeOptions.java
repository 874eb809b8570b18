package io.slotwise.intake.open;

import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.mapping.Mapping;
import io.slotwise.intake.selection.SelectionScheme;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says about an input. Whatever is absent is told from the input itself.
 *
 * @param mapping what the columns of a CSV file mean, from a preset or a mapping file
 * @param selections how a machine names its slots, for DEX audits
 * @param deviceId the machine that a DEX audit is of; absent means the serial number that the audit gives
 * @param today by a clock that can be trusted; stamps after it are garbage
 */
public record IntakeOptions(
        @Nullable Mapping mapping,
        CsvDialect dialect,
        @Nullable SelectionScheme selections,
        @Nullable String deviceId,
        @Nullable LocalDate today) {
    /** Everything told from the input. */
    public static final IntakeOptions NONE = new IntakeOptions(null, CsvDialect.DETECT, null, null, null);

    public IntakeOptions with(@Nullable Mapping newMapping) {
        return new IntakeOptions(newMapping, dialect, selections, deviceId, today);
    }

    public IntakeOptions with(CsvDialect newDialect) {
        return new IntakeOptions(mapping, newDialect, selections, deviceId, today);
    }

    public IntakeOptions with(SelectionScheme newSelections) {
        return new IntakeOptions(mapping, dialect, newSelections, deviceId, today);
    }

    public IntakeOptions withDeviceId(@Nullable String newDeviceId) {
        return new IntakeOptions(mapping, dialect, selections, newDeviceId, today);
    }

    public IntakeOptions withToday(LocalDate newToday) {
        return new IntakeOptions(mapping, dialect, selections, deviceId, newToday);
    }
}
