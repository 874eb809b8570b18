package io.slotwise.intake.dex;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.intake.dex.DexAudit.Counter;
import io.slotwise.intake.dex.DexAudit.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a machine sold between two readings, by selection. On which day and with what else, counters do not say.
 *
 * @param sold selections of the later reading, in its order
 * @param warnings counters that ran backwards or appeared anew
 */
public record DexDifference(List<Sold> sold, List<String> warnings) {
    /**
     * Sales of one selection between the readings.
     *
     * @param value what they were sold for in all
     * @param isAtLeast true if the counter was reset in between, so that more may have been sold than it says
     */
    public record Sold(String selection, @Nullable Position position, long units, Money value, boolean isAtLeast) {}

    public DexDifference {
        sold = List.copyOf(sold);
        warnings = List.copyOf(warnings);
    }

    /**
     * Compares two readings of one machine.
     *
     * @throws IllegalArgumentException if they are of two machines, or if the later one was read earlier
     */
    public static DexDifference between(DexAudit earlier, DexAudit later) {
        requireOrder(earlier, later);
        Map<String, Selection> before = earlier.selections().stream()
                .collect(Collectors.toMap(Selection::name, Function.identity(), (first, second) -> first));
        List<Sold> sold = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Selection selection : later.selections()) {
            sold.add(sold(before.get(selection.name()), selection, warnings));
        }
        warnings.add("DEX counters hold no baskets: nothing can be learnt from them about what is bought together.");
        return new DexDifference(sold, warnings);
    }

    public long units() {
        return sold.stream().mapToLong(Sold::units).sum();
    }

    private static Sold sold(@Nullable Selection before, Selection now, List<String> warnings) {
        if (before == null) {
            warnings.add("The selection (%s) is new; its whole count is taken, and more cannot be told."
                    .formatted(now.name()));
            return new Sold(
                    now.name(),
                    now.position(),
                    now.sinceInit().units(),
                    now.sinceInit().value(),
                    false);
        }
        Counter old = before.sinceInit();
        Counter count = now.sinceInit();
        if (count.units() < old.units() || count.value().compareTo(old.value()) < 0) {
            warnings.add(
                    "The counter of selection (%s) fell from %d to %d units: it was reset in between, and what it sold before that is unknown."
                            .formatted(now.name(), old.units(), count.units()));
            return new Sold(now.name(), now.position(), count.units(), count.value(), true);
        }
        return new Sold(
                now.name(),
                now.position(),
                count.units() - old.units(),
                count.value().minus(old.value()),
                false);
    }

    private static void requireOrder(DexAudit earlier, DexAudit later) {
        if (!earlier.serial().equals(later.serial())) {
            throw new IllegalArgumentException("The audits of machines (%s) and (%s) cannot be compared."
                    .formatted(earlier.serial(), later.serial()));
        }
        if (earlier.clock() != null && later.clock() != null && later.clock().isBefore(earlier.clock())) {
            throw new IllegalArgumentException("The later audit (%s) was read before the earlier one (%s)."
                    .formatted(later.clock(), earlier.clock()));
        }
    }
}
