package io.slotwise.intake.dex;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a machine's counters.
 *
 * @param serial what the machine calls itself (ID1), {@code ""} when it does not say
 * @param model {@code ""} when it does not say
 * @param clock the machine's own clock at the reading (ID5); absent means not said or impossible
 * @param selections in the order of the audit
 */
public record DexAudit(
        String serial, String model, @Nullable LocalDateTime clock, List<Selection> selections) {
    /**
     * Units and money since a moment of reference.
     *
     * @param units vended and paid
     * @param value what they were sold for in all
     */
    public record Counter(long units, Money value) {
        public static final Counter NONE = new Counter(0, Money.ZERO);
    }

    /**
     * When a selection was last found empty (PA5), by the machine's clock.
     *
     * @param time absent means not said or impossible
     * @param times how often it sold out since the machine was initialised
     */
    public record SoldOut(
            @Nullable LocalDate date, @Nullable LocalTime time, long times) {}

    /**
     * The counters of one selection.
     *
     * @param name as the machine calls it, such as {@code 10}, {@code A1} or {@code 101}
     * @param position in the grid; absent means that no scheme fits the name
     * @param sinceInit since the machine was initialised (PA2)
     * @param sinceReset since the counters were last reset; absent means not said
     * @param payments since the machine was initialised, by kind of payment (PA7: {@code CA} cash, {@code DA} cashless
     *     …)
     */
    public record Selection(
            String name,
            @Nullable Position position,
            @Nullable Money price,
            Counter sinceInit,
            @Nullable Counter sinceReset,
            @Nullable SoldOut soldOut,
            Map<String, Counter> payments) {
        public Selection {
            payments = Map.copyOf(payments);
        }
    }

    public DexAudit {
        selections = List.copyOf(selections);
    }

    /** Units of all selections since the machine was initialised. */
    public long units() {
        return selections.stream()
                .mapToLong(selection -> selection.sinceInit().units())
                .sum();
    }
}
