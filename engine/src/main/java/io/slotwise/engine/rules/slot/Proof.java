package io.slotwise.engine.rules.slot;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Row;
import io.slotwise.engine.model.Size;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the standing planogram proves about the fit of one product: it fits wherever a slot is no narrower,
 * lower or shallower than one in which it, or something at least as large, already stands.
 */
public final class Proof {
    /** Nothing stands, so nothing is proved. */
    public static final Proof NONE = new Proof();

    private static final int NEVER = Integer.MAX_VALUE;

    private int columns = NEVER;
    private int rowHeightMm = NEVER;
    private int rows;
    private int pitchMm = NEVER;
    private int coilCapacity;
    private final Tray shelf = new Tray();
    private final Tray locker = new Tray();

    /** Slots with a floor: a depth that was enough, and the rows where it was. */
    private static final class Tray {
        private int depthMm = NEVER;
        private int rows;

        boolean proves(Slot slot) {
            boolean sameTray = (rows & bit(slot)) != 0;
            return sameTray || (slot.depthMm() != null && slot.depthMm() >= depthMm);
        }

        void learn(Slot slot) {
            rows |= bit(slot);
            depthMm = Math.min(depthMm, slot.depthMm() == null ? NEVER : slot.depthMm());
        }
    }

    private Proof() {}

    /** A product of the catalogue in the slot where it stands. */
    public record Occupant(Product product, Slot slot, Row row) {}

    /** All that stands in a planogram, looked up once for all candidates. */
    public static List<Occupant> occupants(Planogram standing, Catalogue catalogue) {
        List<Occupant> occupants = new ArrayList<>();
        for (Slot slot : standing.slots()) {
            String id = slot.productId();
            Product product = id == null ? null : catalogue.find(id);
            if (product != null) {
                occupants.add(new Occupant(product, slot, standing.cabinet().row(slot.position())));
            }
        }
        return occupants;
    }

    /** What the occupants prove of a product of the same catalogue. */
    public static Proof of(Product candidate, List<Occupant> occupants) {
        Proof proof = new Proof();
        boolean unmeasured = candidate.size().equals(Size.UNKNOWN);
        for (Occupant occupant : occupants) {
            if (!unmeasured || occupant.product.id().equals(candidate.id())) {
                proof.learn(candidate, occupant.product, occupant.slot, occupant.row);
            }
        }
        return proof;
    }

    boolean ofWidth(Slot slot) {
        return slot.widthColumns() >= columns;
    }

    boolean ofHeight(Slot slot, Row row) {
        boolean sameRow = (rows & bit(slot)) != 0;
        return sameRow || (row.heightMm() != null && row.heightMm() >= rowHeightMm);
    }

    /** Of two coils of one cabinet, the one that holds no more units has turns at least as long. */
    boolean ofDepth(Slot slot) {
        if (slot.type() == SlotType.COIL) {
            boolean longTurns = slot.pitchMm() != null && slot.pitchMm() >= pitchMm;
            return longTurns || (slot.capacity() > 0 && slot.capacity() <= coilCapacity);
        }
        return tray(slot).proves(slot);
    }

    private void learn(Product candidate, Product occupant, Slot slot, Row row) {
        boolean same = occupant.id().equals(candidate.id());
        Size size = candidate.size();
        if (same || covers(occupant.size().widthMm(), size.widthMm())) {
            columns = Math.min(columns, slot.widthColumns());
        }
        if (same || covers(occupant.size().heightMm(), size.heightMm())) {
            rows |= bit(slot);
            rowHeightMm = Math.min(rowHeightMm, row.heightMm() == null ? NEVER : row.heightMm());
        }
        if (same || covers(occupant.size().depthMm(), size.depthMm())) {
            learnDepth(slot);
        }
    }

    private void learnDepth(Slot slot) {
        if (slot.type() == SlotType.COIL) {
            pitchMm = Math.min(pitchMm, slot.pitchMm() == null ? NEVER : slot.pitchMm());
            coilCapacity = Math.max(coilCapacity, slot.capacity());
            return;
        }
        tray(slot).learn(slot);
    }

    private Tray tray(Slot slot) {
        return slot.type() == SlotType.LOCKER ? locker : shelf;
    }

    private static int bit(Slot slot) {
        return 1 << slot.position().row();
    }

    private static boolean covers(@Nullable Integer occupantMm, @Nullable Integer candidateMm) {
        return occupantMm != null && candidateMm != null && occupantMm >= candidateMm;
    }
}
