package io.slotwise.testbed.catalogue;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Row;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.model.Temperature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind of cabinet as one can buy it: its trays with their heights, loads, coils or shelves. */
@SuppressWarnings("ImmutableEnumChecker") // List.of never changes
public enum CabinetKind {
    /** 70 coils, one column each: bags above, bars in the middle, bags again below. */
    SNACK_7X10(
            "snack",
            Temperature.AMBIENT,
            10,
            92,
            List.of(
                    Tray.coils(200, 155, 62),
                    Tray.coils(200, 134, 62),
                    Tray.coils(200, 113, 62),
                    Tray.coils(165, 94, 36),
                    Tray.coils(165, 77, 36),
                    Tray.coils(165, 60, 44),
                    Tray.coils(200, 41, 62))),
    /** Six trays, the top one with double-wide coils for sharing bags. */
    SNACK_6X10(
            "snack",
            Temperature.AMBIENT,
            10,
            92,
            List.of(
                    Tray.coils(230, 152, 72).wide(),
                    Tray.coils(200, 129, 62),
                    Tray.coils(200, 108, 62),
                    Tray.coils(165, 88, 36),
                    Tray.coils(165, 71, 36),
                    Tray.coils(200, 50, 62))),
    /** A glass-front cooler for cans and bottles, the bottom tray with double-wide shelves. */
    DRINKS_5X8(
            "refrigerated",
            Temperature.CHILLED,
            8,
            80,
            List.of(
                    Tray.shelves(255, 148, 560, 8),
                    Tray.shelves(255, 121, 560, 8),
                    Tray.shelves(255, 94, 560, 8),
                    Tray.shelves(255, 67, 560, 8),
                    Tray.shelves(260, 40, 560, 8).wide())),
    /** Snacks over fresh food over drinks, all of it chilled. */
    COMBO_6X8(
            "combo",
            Temperature.CHILLED,
            8,
            92,
            List.of(
                    Tray.coils(200, 153, 62),
                    Tray.coils(200, 132, 62),
                    Tray.coils(165, 112, 36),
                    Tray.shelves(130, 96, 500, 7),
                    Tray.shelves(250, 75, 500, 7),
                    Tray.shelves(250, 48, 500, 7))),
    /** Ice cream and meals. */
    FREEZER_4X6(
            "freezer",
            Temperature.FROZEN,
            6,
            92,
            List.of(
                    Tray.coils(200, 140, 70),
                    Tray.coils(200, 116, 70),
                    Tray.coils(200, 92, 70),
                    Tray.coils(200, 68, 70)));

    private static final int COIL_DEPTH_MM = 520;
    private static final int SNACK_LOAD_G = 14_000;
    private static final int DRINK_LOAD_G = 42_000;

    private final String type;
    private final Temperature temperature;
    private final int columns;
    private final int columnWidthMm;
    private final List<Tray> trays;

    CabinetKind(String type, Temperature temperature, int columns, int columnWidthMm, List<Tray> trays) {
        this.type = type;
        this.temperature = temperature;
        this.columns = columns;
        this.columnWidthMm = columnWidthMm;
        this.trays = trays;
    }

    /** A cabinet of this kind with nothing in it. */
    public Planogram empty(int cabinetIndex) {
        List<Row> rows = trays.stream()
                .map(tray -> new Row(tray.heightMm, tray.centreCm, tray.loadG()))
                .toList();
        Cabinet cabinet = new Cabinet(cabinetIndex, type, rows, columns, temperature, columnWidthMm);
        List<Slot> slots = new ArrayList<>();
        for (int row = 0; row < trays.size(); row++) {
            Tray tray = trays.get(row);
            for (int column = 0; column < columns; column += tray.width) {
                slots.add(tray.slot(new Position(row, column)));
            }
        }
        return new Planogram(cabinet, slots);
    }

    /** Whether a product may stand in a slot: it fits in all three directions and keeps at that temperature. */
    public static boolean fits(Product product, Cabinet cabinet, Slot slot) {
        Integer room = slot.pitchMm() != null ? slot.pitchMm() : slot.depthMm();
        return keeps(product.temperature(), cabinet.temperature())
                && within(product.size().widthMm(), width(cabinet, slot))
                && within(
                        product.size().heightMm(), cabinet.row(slot.position()).heightMm())
                && within(product.size().depthMm(), room);
    }

    private static boolean keeps(Temperature needed, Temperature offered) {
        return switch (needed) {
            case FROZEN -> offered == Temperature.FROZEN;
            case CHILLED -> offered == Temperature.CHILLED;
            case AMBIENT -> offered != Temperature.FROZEN;
        };
    }

    private static @Nullable Integer width(Cabinet cabinet, Slot slot) {
        Integer column = cabinet.columnWidthMm();
        return column == null ? null : column * slot.widthColumns();
    }

    private static boolean within(@Nullable Integer measure, @Nullable Integer room) {
        return measure != null && room != null && measure <= room;
    }

    private record Tray(
            int heightMm,
            int centreCm,
            int depthMm,
            @Nullable Integer pitchMm,
            int capacity,
            int width) {
        static Tray coils(int heightMm, int centreCm, int pitchMm) {
            return new Tray(heightMm, centreCm, COIL_DEPTH_MM, pitchMm, COIL_DEPTH_MM / pitchMm, 1);
        }

        static Tray shelves(int heightMm, int centreCm, int depthMm, int capacity) {
            return new Tray(heightMm, centreCm, depthMm, null, capacity, 1);
        }

        Tray wide() {
            return new Tray(heightMm, centreCm, depthMm, pitchMm, capacity, 2);
        }

        int loadG() {
            return pitchMm == null ? DRINK_LOAD_G : SNACK_LOAD_G;
        }

        Slot slot(Position position) {
            SlotType slotType = pitchMm == null ? SlotType.SHELF : SlotType.COIL;
            return new Slot(position, width, slotType, capacity, depthMm, pitchMm, null);
        }
    }
}
