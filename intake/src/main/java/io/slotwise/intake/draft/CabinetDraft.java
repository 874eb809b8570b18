package io.slotwise.intake.draft;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.Temperature;
import io.slotwise.intake.csv.CsvRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A cabinet while its slots are being read; refuses slots outside its grid or on top of others. */
public final class CabinetDraft {
    private final int index;
    private final @Nullable Cabinet described;
    private String type = "";
    private Temperature temperature = Temperature.AMBIENT;
    private final Map<Position, Slot> slots = new TreeMap<>();

    /** By column taken: the slot that covers it. */
    private final Map<Position, Slot> covered = new TreeMap<>();

    private CabinetDraft(int index, @Nullable Cabinet described) {
        this.index = index;
        this.described = described;
    }

    public static CabinetDraft of(Cabinet cabinet) {
        return new CabinetDraft(cabinet.index(), cabinet);
    }

    public static CabinetDraft undescribed(int index) {
        return new CabinetDraft(index, null);
    }

    public boolean isDescribed() {
        return described != null;
    }

    public @Nullable Cabinet described() {
        return described;
    }

    /** What a cabinet is that only its slots tell of; the first word counts. */
    public void describe(String typeWord, Temperature offered) {
        if (slots.isEmpty()) {
            type = typeWord;
            temperature = offered;
        }
    }

    public void add(CsvRow row, Slot slot) {
        Slot same = slots.get(slot.position());
        if (slot.equals(same)) {
            row.duplicate("The slot (%s) is given twice with the same words.".formatted(slot.position()));
            return;
        }
        int rows = described == null ? Position.MAX_ROWS : described.rows().size();
        int columns = described == null ? Position.MAX_COLUMNS : described.columns();
        if (slot.position().row() >= rows || slot.endColumn() > columns) {
            row.reject(
                    "outside_grid",
                    "slot",
                    "The slot (%s, %d columns wide) is outside the grid of %d × %d."
                            .formatted(slot.position(), slot.widthColumns(), rows, columns));
            return;
        }
        for (int column = slot.position().column(); column < slot.endColumn(); column++) {
            Slot other = covered.get(new Position(slot.position().row(), column));
            if (other != null) {
                row.reject(
                        "overlapping_slot",
                        "slot",
                        "The slot (%s) overlaps the slot (%s), which came first."
                                .formatted(slot.position(), other.position()));
                return;
            }
        }
        slots.put(slot.position(), slot);
        for (int column = slot.position().column(); column < slot.endColumn(); column++) {
            covered.put(new Position(slot.position().row(), column), slot);
        }
    }

    /** A described cabinet without slots gets empty ones, one column wide and of unknown capacity. */
    public Planogram planogram() {
        Cabinet cabinet = described == null ? shaped() : described;
        return new Planogram(cabinet, slots.isEmpty() ? emptySlots(cabinet) : new ArrayList<>(slots.values()));
    }

    private Cabinet shaped() {
        int rows = slots.keySet().stream().mapToInt(Position::row).max().orElse(0) + 1;
        int columns = slots.values().stream().mapToInt(Slot::endColumn).max().orElse(1);
        return Cabinet.of(index, type, rows, columns, temperature);
    }

    private static List<Slot> emptySlots(Cabinet cabinet) {
        List<Slot> empty = new ArrayList<>();
        for (int row = 0; row < cabinet.rows().size(); row++) {
            for (int column = 0; column < cabinet.columns(); column++) {
                empty.add(Slot.empty(new Position(row, column), 0));
            }
        }
        return empty;
    }
}
