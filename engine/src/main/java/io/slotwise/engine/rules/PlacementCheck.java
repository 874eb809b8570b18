package io.slotwise.engine.rules;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.rules.tally.Board;
import io.slotwise.engine.rules.tally.Breach;
import io.slotwise.engine.rules.tally.Spot;
import io.slotwise.engine.rules.tally.Tally;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers quickly, for one planogram, whether a product may go into a slot: assigned as a driver would, at its
 * list price and filled to capacity. Immutable and safe to share; about four bytes per product and slot.
 */
public final class PlacementCheck {
    private final Judge judge;
    private final Board board;
    private final Tally[][] tallies;
    private final @Nullable Severity[] worst;

    private PlacementCheck(Judge judge, Planogram planogram) {
        this.judge = judge;
        board = judge.board(planogram);
        tallies = watching();
        worst = new Severity[judge.lineup.size() * board.size()];
        int[] twin = twins(planogram.slots());
        for (int product = 0; product < judge.lineup.size(); product++) {
            int first = product * board.size();
            for (int slot = 0; slot < board.size(); slot++) {
                worst[first + slot] = twin[slot] < slot ? worst[first + twin[slot]] : worst(product, slot);
            }
        }
    }

    /** For a planogram that stands: it proves fit, and changes count from it. */
    public static PlacementCheck of(RuleBook book, Planogram planogram, RuleContext context) {
        return of(book, planogram, planogram, context);
    }

    /**
     * For a planogram on the way to something else.
     *
     * @param standing what is in the machine now: it proves fit, and changes count from it
     * @throws IllegalArgumentException if the two have different slots
     */
    public static PlacementCheck of(RuleBook book, Planogram standing, Planogram planogram, RuleContext context) {
        RuleBook.requireSameSlots(standing, planogram);
        return new PlacementCheck(new Judge(book, context, planogram, standing), planogram);
    }

    /**
     * Whether assigning the product would break nothing that is not broken already. Allocates nothing. A
     * product that needs a fit check is allowed, see {@link #severity}.
     */
    public boolean allowed(int slotIndex, Product candidate) {
        int product = judge.lineup.indexOf(candidate.id());
        return product >= 0 && isAllowed(slotIndex, product);
    }

    /** In which slots {@link #allowed} holds, for loops over many products. */
    public BitSet allowedSlots(Product candidate) {
        BitSet slots = new BitSet(board.size());
        int product = judge.lineup.indexOf(candidate.id());
        for (int slot = 0; product >= 0 && slot < board.size(); slot++) {
            slots.set(slot, isAllowed(slot, product));
        }
        return slots;
    }

    private boolean isAllowed(int slot, int product) {
        return alone(slot, product) != Severity.FORBIDDEN && fitsIn(slot, product);
    }

    /** The gravest of what {@link #violations} would say, or null for nothing; allocates nothing. */
    public @Nullable Severity severity(int slotIndex, Product candidate) {
        int product = judge.lineup.indexOf(candidate.id());
        if (product < 0 || !fitsIn(slotIndex, product)) {
            return Severity.FORBIDDEN;
        }
        Severity alone = alone(slotIndex, product);
        return alone == null && grows(slotIndex, product) ? Severity.WARNING : alone;
    }

    /**
     * What assigning the product to the slot would break: its own faults there, and every rule of the cabinet
     * that would be further from holding than it is now. What is broken elsewhere already is not repeated. A
     * product that needs several slots and gets its first one is warned of.
     */
    public List<Violation> violations(int slotIndex, Product candidate) {
        int product = judge.lineup.indexOf(candidate.id());
        Slot slot = board.planogram.slots().get(slotIndex);
        if (product < 0) {
            return List.of(stranger(slot, candidate));
        }
        List<Violation> found = new ArrayList<>();
        judge.judgeAssigned(board.planogram, slotIndex, product, breach -> found.add(breach.worded()));
        if (grows(slotIndex, product)) {
            addGrown(slotIndex, product, found);
        }
        return List.copyOf(found);
    }

    /** By slot, the tallies that a placement there can change. */
    private Tally[][] watching() {
        List<Tally> all =
                judge.tallies.stream().map(tally -> tally.ready(board)).toList();
        Tally[][] bySlot = new Tally[board.size()][];
        for (int slot = 0; slot < bySlot.length; slot++) {
            int at = slot;
            bySlot[slot] =
                    all.stream().filter(tally -> tally.watches(board, at)).toArray(Tally[]::new);
        }
        return bySlot;
    }

    private void addGrown(int slotIndex, int product, List<Violation> found) {
        Slot slot = board.planogram.slots().get(slotIndex);
        Facing facing = Spot.assigned(slot, judge.lineup.get(product));
        Board after = judge.board(board.planogram.with(slot.position(), facing));
        for (Tally tally : tallies[slotIndex]) {
            boolean counts = tally.placementChange(board, slotIndex, product) > 0;
            if (counts || tally.change(board, slotIndex, product) > 0) {
                Set<String> known = new HashSet<>();
                tally.judge(board, breach -> known.add(breach.message().get()));
                tally.judge(after, breach -> {
                    if (!known.contains(breach.message().get())) {
                        found.add(breach.worded(counts ? breach.severity() : Severity.WARNING));
                    }
                });
            }
        }
    }

    private boolean fitsIn(int slot, int product) {
        if (product == board.product[slot]) {
            return true;
        }
        for (Tally tally : tallies[slot]) {
            if (tally.placementChange(board, slot, product) > 0) {
                return false;
            }
        }
        return true;
    }

    private boolean grows(int slot, int product) {
        if (product == board.product[slot]) {
            return false;
        }
        for (Tally tally : tallies[slot]) {
            if (tally.change(board, slot, product) > 0 || tally.placementChange(board, slot, product) > 0) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Severity alone(int slot, int product) {
        return worst[product * board.size() + slot];
    }

    private @Nullable Severity worst(int product, int slot) {
        Worst worst = new Worst();
        judge.judgeAssigned(board.planogram, slot, product, worst);
        return worst.severity;
    }

    /** Remembers the gravest breach. */
    private static final class Worst implements Consumer<Breach> {
        private @Nullable Severity severity;

        @Override
        public void accept(Breach breach) {
            boolean graver = severity == null || breach.severity().compareTo(severity) < 0;
            severity = graver ? breach.severity() : severity;
        }
    }

    /** For each slot the first one of its row that is made alike, maybe itself: what fits one fits the other. */
    private static int[] twins(List<Slot> slots) {
        int[] twin = new int[slots.size()];
        for (int i = 0; i < twin.length; i++) {
            twin[i] = i;
            for (int j = i - 1; j >= 0 && twin[i] == i; j--) {
                twin[i] = alike(slots.get(i), slots.get(j)) ? twin[j] : i;
            }
        }
        return twin;
    }

    private static boolean alike(Slot one, Slot other) {
        return one.position().row() == other.position().row()
                && one.widthColumns() == other.widthColumns()
                && one.type() == other.type()
                && one.capacity() == other.capacity()
                && Objects.equals(one.depthMm(), other.depthMm())
                && Objects.equals(one.pitchMm(), other.pitchMm());
    }

    private static Violation stranger(Slot slot, Product candidate) {
        return new Violation(
                "known_product",
                Severity.FORBIDDEN,
                slot.position(),
                "%s is not in the catalogue.".formatted(Spot.name(candidate)),
                "Add it to the catalogue first.");
    }
}
