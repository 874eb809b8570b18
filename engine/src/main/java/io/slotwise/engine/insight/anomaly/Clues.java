package io.slotwise.engine.insight.anomaly;

import io.slotwise.engine.insight.FleetPast;
import io.slotwise.engine.insight.anomaly.Anomaly.Clue;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.SlotChange;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the records of a machine say about a day on which its sales changed. */
final class Clues {
    private static final long NEAR_DAYS = 8;
    private static final int SLOTS_OF_MANY = 5;
    private static final int MANY_SLOTS = 8;

    private Clues() {}

    /**
     * Changes of the planogram within about a week of a day: those of a product or of others of its category, which may
     * replace it; or many at once where {@code product} is {@code ""}.
     */
    static Clue around(FleetPast fleet, String deviceId, String product, LocalDate day) {
        MachineHistory history = fleet.history(deviceId);
        Map<String, SlotChange> before = new HashMap<>();
        int moved = 0;
        int repriced = 0;
        List<SlotChange> changes = history.slotChanges().stream()
                .sorted(Comparator.comparing(SlotChange::effectiveFrom))
                .toList();
        for (SlotChange change : changes) {
            SlotChange old = before.put(change.cabinetIndex() + ":" + change.slot(), change);
            boolean near = Math.abs(change.effectiveFrom().toEpochDay() - day.toEpochDay()) <= NEAR_DAYS;
            boolean concerns = product.isEmpty()
                    || isAlike(fleet, product, change.productId())
                    || isAlike(fleet, product, held(old));
            if (old != null && near && concerns) {
                boolean samePlace = Objects.equals(held(old), change.productId());
                repriced += samePlace && !Objects.equals(old.price(), change.price()) ? 1 : 0;
                moved += samePlace ? 0 : 1;
            }
        }
        int enough = product.isEmpty() ? Math.max(MANY_SLOTS, before.size() / SLOTS_OF_MANY) : 1;
        return moved >= enough ? Clue.PLANOGRAM_CHANGED : repriced >= enough ? Clue.PRICE_CHANGED : Clue.NONE;
    }

    private static boolean isAlike(FleetPast fleet, String product, @Nullable String other) {
        if (other == null) {
            return false;
        }
        String category = fleet.category(product);
        return product.equals(other) || (!category.isEmpty() && category.equals(fleet.category(other)));
    }

    private static @Nullable String held(@Nullable SlotChange change) {
        return change == null ? null : change.productId();
    }
}
