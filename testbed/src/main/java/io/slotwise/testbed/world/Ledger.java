package io.slotwise.testbed.world;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.engine.sales.StockEvent;
import io.slotwise.engine.sales.Visit;
import io.slotwise.testbed.shopper.Shelf;
import io.slotwise.testbed.world.Knobs.Operations.Knowledge;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what an operator of this knowledge would come to know of one machine. */
final class Ledger {
    private final String deviceId;
    private final Knowledge knowledge;
    private final List<Sale> sales = new ArrayList<>();
    private final List<SlotChange> slotChanges = new ArrayList<>();
    private final List<StockEvent> stockEvents = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private int transactions;

    Ledger(String deviceId, Knowledge knowledge) {
        this.deviceId = deviceId;
        this.knowledge = knowledge;
    }

    Past past() {
        return new Past(sales, slotChanges, stockEvents, visits);
    }

    /** A new basket begins. */
    void nextTransaction() {
        transactions++;
    }

    void sold(LocalDate day, LocalTime time, Shelf shelf, int place, String productId, boolean card) {
        Shelf.Place where = shelf.places().get(place);
        sales.add(new Sale(
                day,
                time,
                deviceId,
                where.cabinetIndex(),
                where.slot().position(),
                productId,
                1,
                where.price(),
                card ? deviceId + "-" + transactions : null,
                card ? Sale.Payment.CARD : Sale.Payment.CASH));
        if (knowledge == Knowledge.TELEMETRY && shelf.stock(place) == 0) {
            stock(day, time, where, StockEvent.Kind.STOCKOUT, 0);
        }
    }

    void visited(LocalDate day, LocalTime time, int minutes) {
        if (knowledge != Knowledge.NONE) {
            visits.add(new Visit(day, time, deviceId, "routine", minutes));
        }
    }

    /** The units that the driver finds in a place; telemetry need not count. */
    void counted(LocalDate day, LocalTime time, Shelf shelf, int place) {
        if (knowledge == Knowledge.VISITS) {
            stock(day, time, shelf.places().get(place), StockEvent.Kind.READ, shelf.stock(place));
        }
    }

    /**
     * The units that the driver leaves in a place. A line where telemetry saw it sold out, or where it was not filled to
     * par: a visit without one means par.
     *
     * @param wasEmpty whether the place had sold out
     */
    void filled(LocalDate day, LocalTime time, Shelf shelf, int place, boolean wasEmpty) {
        Shelf.Place where = shelf.places().get(place);
        Facing facing = where.slot().facing();
        boolean filledShort = facing != null && shelf.stock(place) < facing.parLevel();
        if ((wasEmpty && knowledge == Knowledge.TELEMETRY) || (filledShort && knowledge != Knowledge.NONE)) {
            StockEvent.Kind kind =
                    wasEmpty && knowledge == Knowledge.TELEMETRY ? StockEvent.Kind.RESTOCK : StockEvent.Kind.FILL;
            stock(day, time, where, kind, shelf.stock(place));
        }
    }

    void standsNow(LocalDate day, Planogram planogram, Slot slot) {
        Facing facing = slot.facing();
        slotChanges.add(new SlotChange(
                day,
                deviceId,
                planogram.cabinet().index(),
                slot.position(),
                facing == null ? null : facing.productId(),
                facing == null ? null : facing.price(),
                slot.capacity()));
    }

    private void stock(
            LocalDate day, LocalTime time, Shelf.Place where, StockEvent.Kind kind, @Nullable Integer units) {
        stockEvents.add(new StockEvent(
                day, time, deviceId, where.cabinetIndex(), where.slot().position(), kind, units));
    }
}
