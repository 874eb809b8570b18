package io.slotwise.server.api;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.server.api.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code changes}. A change of which anything is wrong is noted and left out. */
final class ChangeReader {
    private static final int MAX_CHANGES = 2_700;
    private static final int MAX_FACINGS = Position.MAX_ROWS * Position.MAX_COLUMNS;

    private ChangeReader() {}

    static List<Change> read(Fields body) {
        List<Change> changes = new ArrayList<>();
        for (Fields one : body.list("changes", MAX_CHANGES)) {
            Change change = readOne(one);
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static @Nullable Change readOne(Fields one) {
        int faults = one.faults();
        String type = one.requiredName("type");
        return switch (type == null ? "" : type) {
            case "assign" -> {
                var position = one.requiredPosition("position");
                var product = one.requiredId("product_id");
                var price = one.money("price");
                var par = one.integer("par_level", 0, Slot.MAX_UNITS);
                yield one.build(
                        faults,
                        () -> new Change.Assign(
                                Objects.requireNonNull(position), Objects.requireNonNull(product), price, par));
            }
            case "swap" -> {
                var position = one.requiredPosition("position");
                var with = one.requiredPosition("with");
                yield one.build(
                        faults, () -> new Change.Swap(Objects.requireNonNull(position), Objects.requireNonNull(with)));
            }
            case "clear" -> {
                var position = one.requiredPosition("position");
                yield one.build(faults, () -> new Change.Clear(Objects.requireNonNull(position)));
            }
            case "reprice" -> {
                var position = one.requiredPosition("position");
                var price = one.requiredMoney("price");
                yield one.build(
                        faults,
                        () -> new Change.Reprice(Objects.requireNonNull(position), Objects.requireNonNull(price)));
            }
            case "set_par" -> {
                var position = one.requiredPosition("position");
                var par = one.requiredInteger("par_level", 0, Slot.MAX_UNITS);
                yield one.build(
                        faults, () -> new Change.SetPar(Objects.requireNonNull(position), Objects.requireNonNull(par)));
            }
            case "set_facings" -> {
                var product = one.requiredId("product_id");
                var facings = one.requiredInteger("facings", 0, MAX_FACINGS);
                yield one.build(
                        faults,
                        () -> new Change.SetFacings(Objects.requireNonNull(product), Objects.requireNonNull(facings)));
            }
            default -> {
                one.issue(
                        "type",
                        "unknown_choice",
                        "The type must be assign, swap, clear, reprice, set_par or set_facings.");
                yield null;
            }
        };
    }
}
