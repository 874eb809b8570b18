package io.slotwise.intake.cvd;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.Visit;
import io.slotwise.intake.SaleBatches;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.Moment;
import io.slotwise.intake.csv.Texts;
import io.slotwise.intake.draft.DeviceDraft;
import io.slotwise.intake.draft.Draft;
import io.slotwise.intake.report.FileTally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** {@code sales} and {@code service_visits}. A sale has units and their total, and neither slot nor basket. */
final class PastTables {
    private static final int MAX_UNITS = 10_000;
    private static final int MAX_MINUTES = 10_000;

    private final Draft draft;
    private final DeviceTables devices;
    private final SaleBatches batches;
    private long inexact;

    PastTables(Draft draft, DeviceTables devices, SaleBatches batches) {
        this.draft = draft;
        this.devices = devices;
        this.batches = batches;
    }

    void takeSale(CsvRow row) {
        DeviceDraft device = devices.device(row);
        String product = row.name("product_id");
        int units = row.integer("sale_units", 1, MAX_UNITS, 1);
        Money total = row.money("sale_cash");
        Moment moment = row.moment("created_at");
        if (!draft.products.containsKey(product)) {
            row.reject(
                    "unknown_reference",
                    "product_id",
                    "The product (%s) is none that was taken in.".formatted(Texts.shown(product)));
        }
        if (device == null || moment == null || row.isRejected()) {
            return;
        }
        batches.add(new Sale(
                moment.date(),
                moment.time(),
                device.id,
                0,
                null,
                batches.same(product),
                units,
                unitPrice(total, units),
                null,
                Sale.Payment.UNKNOWN));
    }

    void note(FileTally tally) {
        tally.warn("A sale has no slot and no basket here: zones and affinities cannot be learnt from it.");
        if (inexact > 0) {
            tally.warn("In %d rows the total is no multiple of the units; the unit price is rounded to %d decimals."
                    .formatted(inexact, Money.DECIMALS));
        }
    }

    void takeVisit(CsvRow row) {
        DeviceDraft device = devices.device(row);
        Moment moment = row.moment("service_date");
        String type = row.label("service_type");
        Integer minutes = row.integer("duration_minutes", 0, MAX_MINUTES);
        if (device != null && moment != null && !row.isRejected()) {
            draft.visits.add(new Visit(moment.date(), moment.time(), device.id, type, minutes));
        }
    }

    private @Nullable Money unitPrice(@Nullable Money total, int units) {
        if (total == null) {
            return null;
        }
        Money price = Money.of(
                total.toBigDecimal().divide(BigDecimal.valueOf(units), Money.DECIMALS, RoundingMode.HALF_EVEN));
        inexact += price.times(units).equals(total) ? 0 : 1;
        return price;
    }
}
