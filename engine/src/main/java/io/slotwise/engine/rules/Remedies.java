package io.slotwise.engine.rules;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.rules.slot.SlotRules;
import io.slotwise.engine.rules.tally.Board;
import io.slotwise.engine.rules.tally.Breach;
import io.slotwise.engine.rules.tally.OrderTally;
import io.slotwise.engine.rules.tally.Spot;
import io.slotwise.engine.rules.tally.Tally;
import io.slotwise.engine.rules.tally.WeightTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lists what could be tried against each breach of a planogram. */
final class Remedies {
    /** The most products tried where more slots for some of a group are wanted. */
    private static final int MAX_WANTED = 16;

    private final Judge judge;
    private final Planogram current;
    private final Board board;
    private final List<Remedy> remedies = new ArrayList<>();

    Remedies(Judge judge, Planogram current) {
        this.judge = judge;
        this.current = current;
        this.board = judge.board(current);
    }

    /** What is forbidden now. */
    List<Breach> breaches() {
        List<Breach> breaches = new ArrayList<>();
        judge.judge(board, breach -> {
            if (breach.severity() == Severity.FORBIDDEN) {
                breaches.add(breach);
            }
        });
        return breaches;
    }

    List<Remedy> against(Breach breach) {
        remedies.clear();
        Tally source = breach.source();
        IntStream slots = source == null ? IntStream.of(indexOf(breach)) : source.mendable(board);
        slots.forEach(slot -> inSlot(slot, source));
        if (source != null) {
            wanted(source);
        }
        return List.copyOf(remedies);
    }

    private void inSlot(int slot, @Nullable Tally source) {
        Facing before =
                judge.standing == null ? null : judge.standing.slots().get(slot).facing();
        Facing now = current.slots().get(slot).facing();
        if (judge.standing != null && !Objects.equals(before, now)) {
            add(Remedy.Effort.TAKE_BACK, slot, before);
        }
        if (now == null) {
            return;
        }
        pars(slot, now, source);
        prices(slot, now, source);
        if (source == null || source instanceof WeightTally) {
            exchanges(slot);
        }
        add(Remedy.Effort.CLEAR, slot, null);
    }

    private void pars(int slot, Facing now, @Nullable Tally source) {
        int capacity = current.slots().get(slot).capacity();
        if (capacity > 0 && now.parLevel() > capacity) {
            add(Remedy.Effort.PAR, slot, now.withParLevel(capacity));
        }
        if (source instanceof WeightTally weight && board.product[slot] >= 0) {
            int grams = Math.max(1, board.lineup.grams(board.product[slot]));
            long tooMany = Math.ceilDiv(weight.gramsOver(board), grams);
            if (tooMany > 0 && tooMany < now.parLevel()) {
                add(Remedy.Effort.PAR, slot, now.withParLevel((int) (now.parLevel() - tooMany)));
            }
            if (now.parLevel() > 1) {
                add(Remedy.Effort.PAR, slot, now.withParLevel(1));
            }
        }
    }

    private void prices(int slot, Facing now, @Nullable Tally source) {
        if (board.product[slot] < 0) {
            return;
        }
        Product product = board.lineup.get(board.product[slot]);
        Money price = Spot.price(now, product);
        judge.of(Rule.PriceLadder.class)
                .filter(ladder -> ladder.which().includes(product))
                .forEach(ladder -> add(Remedy.Effort.PRICE, slot, now.withPrice(SlotRules.nearestStep(ladder, price))));
        if (source instanceof OrderTally order) {
            Money allowed = order.allowed(board, board.product[slot]);
            if (!allowed.isNegative()) {
                add(Remedy.Effort.PRICE, slot, now.withPrice(allowed));
            }
        }
    }

    private void exchanges(int slot) {
        for (int other = 0; other < board.size(); other++) {
            if (other != slot && board.product[other] != board.product[slot]) {
                Change swap = new Change.Swap(position(slot), position(other));
                remedies.add(new Remedy(Remedy.Effort.EXCHANGE, () -> Changes.apply(current, swap)));
            }
        }
    }

    private void wanted(Tally source) {
        int[] products = source.wanted(board).limit(MAX_WANTED).toArray();
        for (int slot : source.mendable(board).toArray()) {
            for (int product : products) {
                if (board.product[slot] != product) {
                    Slot target = current.slots().get(slot);
                    Remedy.Effort effort = target.isEmpty() ? Remedy.Effort.FILL : Remedy.Effort.REPLACE;
                    add(effort, slot, filling(target, board.lineup.get(product)));
                }
            }
        }
    }

    /** The product as it is sold elsewhere in this cabinet, or was before. */
    private Facing filling(Slot target, Product product) {
        List<Slot> own = current.slotsOf(product.id());
        List<Slot> former = own.isEmpty() && judge.standing != null ? judge.standing.slotsOf(product.id()) : own;
        Facing plain = Spot.assigned(target, product);
        Facing like = former.isEmpty() ? null : former.getFirst().facing();
        return like == null ? plain : plain.withPrice(like.price());
    }

    private void add(Remedy.Effort effort, int slot, @Nullable Facing facing) {
        remedies.add(new Remedy(effort, () -> current.with(position(slot), facing)));
    }

    private Position position(int slot) {
        return current.slots().get(slot).position();
    }

    private int indexOf(Breach breach) {
        return current.indexOf(Objects.requireNonNull(breach.position()));
    }
}
