package io.slotwise.engine.rules.slot;

import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.Severity;
import io.slotwise.engine.rules.tally.Breach;
import io.slotwise.engine.rules.tally.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides whether a unit fits a slot, and names the measures that are missing where nobody can tell. */
final class Fitting {
    private Fitting() {}

    private enum Too {
        WIDE("width", "wide"),
        HIGH("height", "high"),
        DEEP("depth", "deep"),
        LONG("coil_pitch", "deep");

        private final String code;
        private final String word;

        Too(String code, String word) {
            this.code = code;
            this.word = word;
        }
    }

    static void judge(Rule.Fit rule, Spot spot, Proof proof, Consumer<Breach> found) {
        List<String> missing = new ArrayList<>(0);
        width(spot, proof, missing, found);
        height(rule, spot, proof, missing, found);
        depth(spot, proof, missing, found);
        if (!missing.isEmpty()) {
            found.accept(fitCheck(rule, spot, missing));
        }
    }

    private static void width(Spot spot, Proof proof, List<String> missing, Consumer<Breach> found) {
        Integer need = spot.product().size().widthMm();
        Integer column = spot.cabinet().columnWidthMm();
        if (need == null || column == null) {
            if (!proof.ofWidth(spot.slot())) {
                note(missing, need, "the product's width_mm");
                note(missing, column, "the cabinet's column_width_mm");
            }
        } else if (need > column * spot.slot().widthColumns()) {
            int room = column * spot.slot().widthColumns();
            found.accept(tooBig(
                    spot,
                    Too.WIDE,
                    need,
                    room,
                    () -> "Use a slot of at least %d columns.".formatted(Math.ceilDiv(need, column))));
        }
    }

    private static void height(Rule.Fit rule, Spot spot, Proof proof, List<String> missing, Consumer<Breach> found) {
        Integer need = spot.product().size().heightMm();
        Integer room = spot.row().heightMm();
        if (need == null || room == null) {
            if (!proof.ofHeight(spot.slot(), spot.row())) {
                note(missing, need, "the product's height_mm");
                note(missing, room, "the row's row_height_mm");
            }
        } else if (need + rule.clearanceMm() > room) {
            found.accept(tooBig(
                    spot,
                    Too.HIGH,
                    need,
                    room,
                    () -> rule.clearanceMm() == 0
                            ? "Use a higher row or lift the tray above."
                            : "Use a higher row or lift the tray above: %d mm of air are asked for."
                                    .formatted(rule.clearanceMm())));
        }
    }

    private static void depth(Spot spot, Proof proof, List<String> missing, Consumer<Breach> found) {
        Slot slot = spot.slot();
        boolean coil = slot.type() == SlotType.COIL;
        Integer need = spot.product().size().depthMm();
        Integer room = coil ? slot.pitchMm() : slot.depthMm();
        if (need == null || room == null) {
            if (!proof.ofDepth(slot)) {
                note(missing, need, "the product's depth_mm");
                note(missing, room, coil ? "the coil's pitch" : "the slot's depth");
            }
        } else if (need > room) {
            found.accept(tooBig(
                    spot,
                    coil ? Too.LONG : Too.DEEP,
                    need,
                    room,
                    () -> coil ? "Use a coil with a longer pitch." : "Use a deeper slot."));
        } else if (slot.type() == SlotType.SHELF && (long) need * spot.facing().parLevel() > room) {
            found.accept(shelfFull(spot, need, room));
        }
    }

    private static void note(List<String> missing, @Nullable Integer value, String name) {
        if (value == null) {
            missing.add(name);
        }
    }

    private static Breach tooBig(Spot spot, Too how, int needMm, int roomMm, Supplier<String> mend) {
        return Breach.at(
                spot,
                how.code,
                Severity.FORBIDDEN,
                () -> "%s is %d mm %s, the slot (%s) has room for %d mm."
                        .formatted(spot.name(), needMm, how.word, spot.slot().position(), roomMm),
                mend);
    }

    private static Breach shelfFull(Spot spot, int needMm, int roomMm) {
        return Breach.at(
                spot,
                "shelf_depth",
                Severity.WARNING,
                () -> "%d units of %s, %d mm deep each, do not stand behind one another in the slot (%s), %d mm deep."
                        .formatted(
                                spot.facing().parLevel(),
                                spot.name(),
                                needMm,
                                spot.slot().position(),
                                roomMm),
                () -> "Set the par level to %d.".formatted(roomMm / needMm));
    }

    private static Breach fitCheck(Rule.Fit rule, Spot spot, List<String> missing) {
        Severity severity = rule.unknown() == Rule.Unknown.FORBID ? Severity.FORBIDDEN : Severity.CHECK;
        return Breach.at(
                spot,
                "fit_check",
                severity,
                () -> "%s needs a fit check in the slot (%s): %s unknown."
                        .formatted(spot.name(), spot.slot().position(), String.join(", ", missing)),
                () -> "Try a unit in the slot, or enter %s.".formatted(String.join(", ", missing)));
    }
}
