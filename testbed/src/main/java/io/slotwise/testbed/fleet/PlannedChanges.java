package io.slotwise.testbed.fleet;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.testbed.catalogue.Assortment;
import io.slotwise.testbed.catalogue.CabinetKind;
import io.slotwise.testbed.world.TrueMachine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Changes that an operator might plan for one cabinet: legal, of a wanted size, otherwise random. */
public final class PlannedChanges {
    /** What a planned change is made of. */
    public enum Kind {
        /** Two slots exchange what they hold. */
        SWAP,
        /** A slot gets a product that already stands elsewhere in the cabinet. */
        FACING,
        /** A slot gets a product that stands nowhere in the machine. */
        NEW_PRODUCT,
        /** All slots of a product ask another price, −25 % to +25 %. */
        PRICE
    }

    private static final int TRIES = 40;
    private static final double[] PRICE_FACTORS = {0.75, 0.85, 0.9, 1.1, 1.15, 1.25};

    private final TrueMachine machine;
    private final RandomGenerator random;
    private final List<Change> changes = new ArrayList<>();
    private final Set<Position> touched = new HashSet<>();
    private Planogram planogram;

    private PlannedChanges(TrueMachine machine, int cabinet, RandomGenerator random) {
        this.machine = machine;
        this.random = random;
        planogram = machine.machine().planogram(cabinet);
    }

    /** Changes of all kinds that touch at most so many slots of the first cabinet. */
    public static List<Change> random(TrueMachine machine, int slots, RandomGenerator random) {
        return random(machine, 0, slots, List.of(Kind.values()), random);
    }

    /**
     * Changes of these kinds in one cabinet.
     *
     * @param slots touched at most, 1 or more; fewer where nothing legal is left. A slot is touched once
     */
    public static List<Change> random(
            TrueMachine machine, int cabinet, int slots, List<Kind> kinds, RandomGenerator random) {
        PlannedChanges plan = new PlannedChanges(machine, cabinet, random);
        for (int tries = 0; tries < TRIES * slots && plan.touched.size() < slots; tries++) {
            plan.add(kinds.get(random.nextInt(kinds.size())), slots - plan.touched.size());
        }
        return List.copyOf(plan.changes);
    }

    private void add(Kind kind, int room) {
        Slot slot = anySlot();
        if (touched.contains(slot.position())) {
            return;
        }
        switch (kind) {
            case SWAP -> swap(slot, anySlot(), room);
            case FACING -> assign(slot, anySlot().productId());
            case NEW_PRODUCT -> assign(slot, newcomer(slot));
            case PRICE -> reprice(slot, room);
        }
    }

    private void swap(Slot slot, Slot with, int room) {
        boolean fits = fits(slot.productId(), with) && fits(with.productId(), slot);
        boolean different = !Objects.equals(slot.productId(), with.productId());
        if (room >= 2 && fits && different && !touched.contains(with.position())) {
            carryOut(new Change.Swap(slot.position(), with.position()), slot.position(), with.position());
        }
    }

    private void assign(Slot slot, @Nullable String productId) {
        if (productId != null && !productId.equals(slot.productId()) && fits(productId, slot)) {
            carryOut(new Change.Assign(slot.position(), productId, null, slot.capacity()), slot.position());
        }
    }

    private void reprice(Slot slot, int room) {
        Facing facing = slot.facing();
        if (facing == null) {
            return;
        }
        List<Slot> own = planogram.slotsOf(facing.productId());
        if (own.size() > room || own.stream().anyMatch(one -> touched.contains(one.position()))) {
            return;
        }
        Money now = facing.price() == null ? product(facing.productId()).price() : facing.price();
        double factor = PRICE_FACTORS[random.nextInt(PRICE_FACTORS.length)];
        Money price = Money.nearest(Math.rint(now.toDouble() * factor * 20) / 20);
        for (Slot one : own) {
            carryOut(new Change.Reprice(one.position(), price), one.position());
        }
    }

    private void carryOut(Change change, Position... positions) {
        planogram = Changes.apply(planogram, change);
        changes.add(change);
        touched.addAll(List.of(positions));
    }

    private @Nullable String newcomer(Slot slot) {
        Set<String> here = new HashSet<>(planogram.productIds());
        machine.planograms().forEach(stood -> here.addAll(stood.productIds()));
        List<String> candidates = machine.knownProducts().stream()
                .filter(id -> !here.contains(id) && fits(id, slot))
                .toList();
        return candidates.isEmpty() ? null : candidates.get(random.nextInt(candidates.size()));
    }

    private boolean fits(@Nullable String productId, Slot slot) {
        return productId == null || CabinetKind.fits(product(productId), planogram.cabinet(), slot);
    }

    private static Product product(String id) {
        Assortment assortment = Assortment.standard();
        return assortment.product(assortment.index(id));
    }

    private Slot anySlot() {
        return planogram.slots().get(random.nextInt(planogram.slots().size()));
    }
}
