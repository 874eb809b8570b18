package io.slotwise.engine.rules;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.rules.slot.Proof;
import io.slotwise.engine.rules.slot.SlotRules;
import io.slotwise.engine.rules.tally.Board;
import io.slotwise.engine.rules.tally.Breach;
import io.slotwise.engine.rules.tally.Lineup;
import io.slotwise.engine.rules.tally.Spot;
import io.slotwise.engine.rules.tally.Tally;
import io.slotwise.engine.rules.tally.Tallying;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule book made ready for one context and one standing planogram. Immutable and safe to share. */
final class Judge {
    final Lineup lineup;
    final List<Rule> rules;
    final @Nullable Planogram standing;
    final List<Tally> tallies;
    private final List<SlotRules> slotRules;
    private final List<Proof> proofs;

    /** @param standing what stands in the cabinet now; absent means unknown, so that nothing binds changes */
    Judge(RuleBook book, RuleContext context, Planogram shape, @Nullable Planogram standing) {
        this.rules = book.inForce(context.venue());
        this.standing = standing;
        List<Which> groups = Tallying.groups(rules);
        lineup = new Lineup(context.catalogue(), groups);
        SlotRules all = new SlotRules(of(Rule.OfSlot.class).toList(), context);
        slotRules = context.catalogue().products().stream().map(all::about).toList();
        proofs = standing == null
                ? Collections.nCopies(lineup.size(), Proof.NONE)
                : proofs(Proof.occupants(standing, context.catalogue()));
        tallies = new Tallying(lineup, shape, standing)
                .of(of(Rule.OfCabinet.class).toList());
    }

    private List<Proof> proofs(List<Proof.Occupant> occupants) {
        return IntStream.range(0, lineup.size())
                .mapToObj(i -> Proof.of(lineup.get(i), occupants))
                .toList();
    }

    Board board(Planogram planogram) {
        return new Board(planogram, lineup);
    }

    /** Every breach: slot by slot in reading order, then those of the cabinet as a whole. */
    void judge(Board board, Consumer<Breach> found) {
        for (int slot = 0; slot < board.size(); slot++) {
            judgeSlot(board.planogram, slot, board.product[slot], found);
        }
        tallies.forEach(tally -> tally.judge(board, found));
    }

    List<Violation> violations(Planogram planogram) {
        List<Violation> violations = new ArrayList<>();
        judge(board(planogram), breach -> violations.add(breach.worded()));
        return List.copyOf(violations);
    }

    /** How far a planogram is from passing: 0 exactly when it passes. */
    double penalty(Planogram planogram) {
        double[] sum = new double[1];
        judge(board(planogram), breach -> sum[0] += breach.size());
        return sum[0];
    }

    /** The breaches of a product newly assigned to a slot, seen by itself. */
    void judgeAssigned(Planogram planogram, int slot, int product, Consumer<Breach> found) {
        Spot spot = Spot.assigned(planogram.cabinet(), planogram.slots().get(slot), lineup.get(product));
        slotRules.get(product).judge(spot, proofs.get(product), found);
    }

    /** The gravest fault of one facing in one slot, seen by itself; null for none. */
    @Nullable
    Severity worst(Planogram planogram, Slot slot, int product, Facing facing) {
        List<Severity> found = new ArrayList<>(0);
        Spot spot = new Spot(planogram.cabinet(), slot, lineup.get(product), facing);
        slotRules.get(product).judge(spot, proofs.get(product), breach -> found.add(breach.severity()));
        return found.isEmpty() ? null : Collections.min(found);
    }

    <R extends Rule> Stream<R> of(Class<R> kind) {
        return rules.stream().filter(kind::isInstance).map(kind::cast);
    }

    private void judgeSlot(Planogram planogram, int index, int product, Consumer<Breach> found) {
        Slot slot = planogram.slots().get(index);
        Facing facing = slot.facing();
        if (facing == null) {
            return;
        }
        if (product == Board.STRANGER) {
            found.accept(stranger(slot, facing));
            return;
        }
        Product known = lineup.get(product);
        slotRules.get(product).judge(new Spot(planogram.cabinet(), slot, known, facing), proofs.get(product), found);
    }

    private static Breach stranger(Slot slot, Facing facing) {
        return new Breach(
                "known_product",
                Severity.FORBIDDEN,
                slot.position(),
                1,
                () -> "The product (%s) in slot (%s) is not in the catalogue."
                        .formatted(facing.productId(), slot.position()),
                () -> "Add it to the catalogue, or clear the slot.",
                null);
    }
}
