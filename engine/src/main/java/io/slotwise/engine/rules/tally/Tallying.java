package io.slotwise.engine.rules.tally;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Row;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.Which;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the rules that look at more than one slot into tallies for one cabinet. */
public record Tallying(
        Lineup lineup, Planogram shape, @Nullable Planogram standing) {
    /** The groups of products that the rules count slots of, in the order in which they are taken up below. */
    public static List<Which> groups(List<Rule> rules) {
        return rules.stream()
                .flatMap(rule -> rule instanceof Rule.Facings facings
                        ? Stream.of(facings.which())
                        : rule instanceof Rule.GroupFacings group ? Stream.of(group.which()) : Stream.empty())
                .toList();
    }

    public List<Tally> of(List<Rule.OfCabinet> rules) {
        int[] groups = new int[1];
        return rules.stream().<Tally>flatMap(rule -> of(rule, groups)).toList();
    }

    private Stream<Tally> of(Rule.OfCabinet rule, int[] groups) {
        return switch (rule) {
            case Rule.RowWeight unused -> rowWeights();
            case Rule.CabinetWeight weight -> Stream.of(new WeightTally(WeightTally.CABINET, weight.limitG()));
            case Rule.Facings facings -> facings(facings, groups[0]++);
            case Rule.GroupFacings group -> Stream.of(new GroupTally(groups[0]++, group));
            case Rule.MustStock stock ->
                Stream.of(new StockTally(lineup.indexOf(stock.productId()), stock.productId(), "must_stock"));
            case Rule.MustKeep keep -> kept(keep);
            case Rule.Pinned pin -> pinned(pin);
            case Rule.PriceOrder order -> priceOrder(order);
            case Rule.MaxChanges changes -> work("max_changes", WorkTally.EACH, changes.slots());
            case Rule.MaxMinutes minutes -> work("max_minutes", minutes.per(), minutes.minutes());
        };
    }

    private Stream<Tally> rowWeights() {
        List<Row> rows = shape.cabinet().rows();
        return IntStream.range(0, rows.size()).boxed().flatMap(row -> {
            Integer limitG = rows.get(row).weightLimitG();
            return limitG == null ? Stream.of() : Stream.of(new WeightTally(row, limitG));
        });
    }

    private Stream<Tally> facings(Rule.Facings rule, int group) {
        return Stream.of(
                new FacingTally(group, rule.min(), FacingTally.Bound.MIN),
                new FacingTally(group, rule.max(), FacingTally.Bound.MAX));
    }

    private Stream<Tally> kept(Rule.MustKeep rule) {
        return standing == null
                ? Stream.empty()
                : standing.productIds().stream()
                        .mapToInt(lineup::indexOf)
                        .filter(i -> i >= 0 && rule.which().includes(lineup.get(i)))
                        .mapToObj(i -> new StockTally(i, lineup.get(i).id(), "must_keep"));
    }

    private Stream<Tally> pinned(Rule.Pinned rule) {
        int slot = shape.indexOf(rule.position());
        if (standing == null
                || slot < 0
                || rule.cabinetIndex() != shape.cabinet().index()) {
            return Stream.empty();
        }
        String held = standing.slots().get(slot).productId();
        return Stream.of(new PinTally(slot, held == null ? "" : held));
    }

    private Stream<Tally> priceOrder(Rule.PriceOrder rule) {
        int cheaper = lineup.indexOf(rule.cheaperId());
        int dearer = lineup.indexOf(rule.dearerId());
        return cheaper < 0 || dearer < 0 ? Stream.empty() : Stream.of(new OrderTally(cheaper, dearer, rule.gap()));
    }

    private Stream<Tally> work(String code, Rule.MaxMinutes.Minutes per, double limit) {
        return standing == null
                ? Stream.empty()
                : Stream.of(new WorkTally(code, new Board(standing, lineup), per, limit, Double.NaN));
    }
}
