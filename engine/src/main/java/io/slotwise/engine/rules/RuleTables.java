package io.slotwise.engine.rules;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Row;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.rules.tally.Board;
import io.slotwise.engine.rules.tally.Lineup;
import io.slotwise.engine.rules.tally.Spot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule book as numbers, for a search that only decides which product stands in which slot: a slot keeps today's
 * facing, is empty, or gets a product filled to capacity at the price that it has today (else its list price).
 * Whatever keeps these numbers passes {@link RuleBook#checkChange}. Products and slots are numbered in the order
 * of the catalogue and of the planogram. Immutable.
 */
public final class RuleTables {
    /** No product: the slot is empty. */
    public static final int EMPTY = Board.EMPTY;

    /** Whether products of which a fact is missing may go where they do not stand. */
    public enum Unproven {
        REFUSE,
        ALLOW
    }

    /**
     * The slots of a group of products together.
     *
     * @param member by product
     */
    public record Group(boolean[] member, int min, int max) {}

    /** Two products of which only one may stand here, by number. */
    public record Apart(int one, int other) {}

    /** A limit on the driver's work, with the minutes of one slot. */
    public record Work(double limit, Rule.MaxMinutes.Minutes per) {}

    private final Lineup lineup;
    private final Planogram standing;
    private final @Nullable Money[] price;
    private final int[] today;
    private final boolean[] allowed;
    private final boolean[] keeps;
    private final boolean[] pinned;
    private final int[] minFacings;
    private final int[] maxFacings;
    private final boolean[] mustStand;
    private final List<Group> groups = new ArrayList<>();
    private final List<Apart> apart = new ArrayList<>();
    private final List<Work> work = new ArrayList<>();
    private final int[] rowLimitG;
    private int cabinetLimitG = Integer.MAX_VALUE;
    private int maxChanges = Rule.MAX_SLOTS;
    private boolean contradictory;

    private RuleTables(Judge judge, Planogram standing, Unproven unproven) {
        lineup = judge.lineup;
        this.standing = standing;
        int slots = standing.slots().size();
        price = new Money[lineup.size()];
        today = new int[slots];
        for (int s = slots - 1; s >= 0; s--) {
            Facing facing = standing.slots().get(s).facing();
            today[s] = facing == null ? EMPTY : lineup.indexOf(facing.productId());
            if (facing != null && today[s] >= 0) {
                price[today[s]] = facing.price();
            }
        }
        allowed = new boolean[lineup.size() * slots];
        keeps = new boolean[slots];
        pinned = new boolean[slots];
        minFacings = new int[lineup.size()];
        maxFacings = new int[lineup.size()];
        Arrays.fill(maxFacings, slots);
        mustStand = new boolean[lineup.size()];
        rowLimitG = new int[standing.cabinet().rows().size()];
        Arrays.fill(rowLimitG, Integer.MAX_VALUE);
        judgeSlots(judge, unproven);
        judge.of(Rule.OfCabinet.class).forEach(this::add);
    }

    /**
     * For changes of what stands.
     *
     * @throws IllegalArgumentException if something stands there that is not in the catalogue
     */
    public static RuleTables of(RuleBook book, Planogram standing, RuleContext context, Unproven unproven) {
        standing.productIds().forEach(context.catalogue()::get);
        return new RuleTables(new Judge(book, context, standing, standing), standing, unproven);
    }

    public int slots() {
        return today.length;
    }

    public int products() {
        return lineup.size();
    }

    /** What stands in a slot today, {@link #EMPTY} for nothing. */
    public int today(int slot) {
        return today[slot];
    }

    /** Whether a slot may hold a product, as it does today or newly given to it. */
    public boolean allowed(int product, int slot) {
        return product == today[slot] ? keeps[slot] : product == EMPTY ? !pinned[slot] : allowed[at(product, slot)];
    }

    /** The facing that a product gets in a slot; today's where it stands there. */
    public @Nullable Facing facing(int product, int slot) {
        if (product == today[slot]) {
            return standing.slots().get(slot).facing();
        }
        return product == EMPTY ? null : fresh(product, standing.slots().get(slot));
    }

    /** What a product is sold for in a slot that it gets; absent means its list price. */
    public @Nullable Money price(int product) {
        return price[product];
    }

    /** Slots that a product has where it stands at all. */
    public int minFacings(int product) {
        return Math.max(minFacings[product], mustStand[product] ? 1 : 0);
    }

    public int maxFacings(int product) {
        return maxFacings[product];
    }

    public boolean mustStand(int product) {
        return mustStand[product];
    }

    public List<Group> groups() {
        return List.copyOf(groups);
    }

    public List<Apart> apart() {
        return List.copyOf(apart);
    }

    public List<Work> work() {
        return List.copyOf(work);
    }

    public int maxChanges() {
        return maxChanges;
    }

    /** Grams that a row may carry, {@link Integer#MAX_VALUE} for no limit. */
    public int rowLimitG(int row) {
        return rowLimitG[row];
    }

    public int cabinetLimitG() {
        return cabinetLimitG;
    }

    /** Grams of a slot filled to par with a product, 0 where it is empty or the weight is unknown. */
    public long grams(int product, int slot) {
        Facing facing = facing(product, slot);
        return facing == null ? 0 : (long) facing.parLevel() * lineup.grams(product);
    }

    /** Whether no planogram can pass, such as when something must stand here that nobody knows. */
    public boolean contradictory() {
        return contradictory;
    }

    /** The product of that number. */
    public Product product(int product) {
        return lineup.get(product);
    }

    private int at(int product, int slot) {
        return product * today.length + slot;
    }

    private Facing fresh(int product, Slot slot) {
        return new Facing(lineup.get(product).id(), price[product], slot.capacity(), null);
    }

    private void judgeSlots(Judge judge, Unproven unproven) {
        for (int s = 0; s < today.length; s++) {
            Slot slot = standing.slots().get(s);
            Facing now = slot.facing();
            Severity worstNow = now == null ? null : judge.worst(standing, slot, today[s], now);
            keeps[s] = worstNow != Severity.FORBIDDEN;
            for (int p = 0; p < lineup.size(); p++) {
                Severity worst = judge.worst(standing, slot, p, fresh(p, slot));
                boolean proven = worst != Severity.CHECK || unproven == Unproven.ALLOW;
                allowed[at(p, s)] = worst != Severity.FORBIDDEN && proven;
            }
        }
    }

    private void add(Rule.OfCabinet rule) {
        switch (rule) {
            case Rule.RowWeight unused -> rowWeights();
            case Rule.CabinetWeight weight -> cabinetLimitG = Math.min(cabinetLimitG, weight.limitG());
            case Rule.Facings facings -> facings(facings);
            case Rule.GroupFacings group -> groups.add(new Group(members(group.which()), group.min(), group.max()));
            case Rule.MustStock stock -> demand(lineup.indexOf(stock.productId()));
            case Rule.MustKeep keep -> kept(keep);
            case Rule.Pinned pin -> pin(pin);
            case Rule.PriceOrder order -> order(order);
            case Rule.MaxChanges changes -> maxChanges = Math.min(maxChanges, changes.slots());
            case Rule.MaxMinutes minutes -> work.add(new Work(minutes.minutes(), minutes.per()));
        }
    }

    private void rowWeights() {
        List<Row> rows = standing.cabinet().rows();
        for (int row = 0; row < rows.size(); row++) {
            Integer limitG = rows.get(row).weightLimitG();
            rowLimitG[row] = limitG == null ? Integer.MAX_VALUE : limitG;
        }
    }

    private void facings(Rule.Facings rule) {
        boolean[] members = members(rule.which());
        for (int p = 0; p < members.length; p++) {
            if (members[p]) {
                minFacings[p] = Math.max(minFacings[p], rule.min());
                maxFacings[p] = Math.min(maxFacings[p], rule.max());
            }
        }
    }

    private boolean[] members(Which which) {
        boolean[] members = new boolean[lineup.size()];
        for (int p = 0; p < members.length; p++) {
            members[p] = which.includes(lineup.get(p));
        }
        return members;
    }

    private void demand(int product) {
        if (product == Board.STRANGER) {
            contradictory = true;
        } else {
            mustStand[product] = true;
        }
    }

    private void kept(Rule.MustKeep rule) {
        for (int product : today) {
            if (product >= 0 && rule.which().includes(lineup.get(product))) {
                mustStand[product] = true;
            }
        }
    }

    private void pin(Rule.Pinned rule) {
        int slot = standing.indexOf(rule.position());
        if (slot < 0 || rule.cabinetIndex() != standing.cabinet().index()) {
            return;
        }
        pinned[slot] = true;
        for (int p = 0; p < lineup.size(); p++) {
            allowed[at(p, slot)] = false;
        }
    }

    private void order(Rule.PriceOrder rule) {
        int cheaper = lineup.indexOf(rule.cheaperId());
        int dearer = lineup.indexOf(rule.dearerId());
        if (cheaper < 0 || dearer < 0) {
            return;
        }
        long high = prices(cheaper).high();
        long low = prices(dearer).low();
        if (high + rule.gap().tenThousandths() > low) {
            apart.add(new Apart(cheaper, dearer));
        }
    }

    /** The least and the most that is asked for a product in any of the slots that it has or may get. */
    private Span prices(int product) {
        Money fresh = price[product] == null ? lineup.get(product).price() : price[product];
        long low = fresh.tenThousandths();
        long high = low;
        for (int s = 0; s < today.length; s++) {
            if (today[s] == product) {
                Facing facing = Objects.requireNonNull(standing.slots().get(s).facing());
                long asked = Spot.price(facing, lineup.get(product)).tenThousandths();
                low = Math.min(low, asked);
                high = Math.max(high, asked);
            }
        }
        return new Span(low, high);
    }

    private record Span(long low, long high) {}
}
