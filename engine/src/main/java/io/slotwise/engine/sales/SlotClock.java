package io.slotwise.engine.sales;

import org.jspecify.annotations.Nullable;

/**
 * Follows the stock of one slot through its events and says, as soon as it can be known, when it was in stock
 * and when not. A count at a visit explains the days before it: more than nothing means never out, nothing
 * means out since the last sale.
 */
final class SlotClock {
    /** What is known of a stretch of time. */
    enum State {
        IN,
        OUT,
        UNKNOWN
    }

    /** Where the stretches go; times are seconds since the epoch by the machine's wall clock. */
    interface Sink {
        void accept(@Nullable String productId, long from, long to, State state);
    }

    private static final int NOT_KNOWN = -1;

    private final Sink sink;

    /** True if the machine stamps the moment of every stock-out: no stamp then means in stock. */
    private final boolean stamped;

    private @Nullable String productId;
    private int capacity = NOT_KNOWN;
    private int stock = NOT_KNOWN;
    private boolean measured;

    /** True while the last fill or count is known: stock only falls from there, so a sale shows that it lasted till then. */
    private boolean anchored;

    private long since;
    private long lastSale;

    SlotClock(Sink sink, boolean stamped, long start) {
        this.sink = sink;
        this.stamped = stamped;
        since = start;
        lastSale = start;
    }

    void change(long time, @Nullable String newProduct, @Nullable Integer newCapacity) {
        boolean same = newProduct != null && newProduct.equals(productId);
        capacity = newCapacity == null ? capacity : newCapacity;
        if (!same) {
            close(time);
            productId = newProduct;
            stock = NOT_KNOWN;
            anchored = false;
        }
    }

    void sale(long time, String soldId, int quantity) {
        if (!soldId.equals(productId)) {
            change(time, soldId, null);
        }
        if (stock == 0) {
            emit(since, time, State.UNKNOWN);
            since = time;
            stock = NOT_KNOWN;
            anchored = false;
        } else if (anchored) {
            emit(since, time, State.IN);
            since = time;
            stock = stock == NOT_KNOWN ? NOT_KNOWN : Math.max(0, stock - quantity);
        }
        lastSale = time;
    }

    void soldOut(long time) {
        emit(since, time, stock == 0 ? State.OUT : State.IN);
        since = time;
        stock = 0;
        measured = true;
        anchored = true;
    }

    /** Counted: {@code units} were left. */
    void counted(long time, int units) {
        if (units == 0 && stock != 0) {
            long empty = Math.clamp(lastSale, since, time);
            emit(since, empty, State.IN);
            emit(empty, time, State.OUT);
        } else {
            boolean contradiction = units > 0 && stock == 0;
            emit(since, time, contradiction ? State.UNKNOWN : units > 0 ? State.IN : State.OUT);
        }
        since = time;
        stock = units;
        measured = true;
        anchored = true;
    }

    /** Filled to a level that was counted, or where {@code units} is null to what the slot holds, by all we know. */
    void filled(long time, @Nullable Integer units) {
        close(time);
        measured = units != null;
        anchored = true;
        stock = units != null ? units : capacity;
    }

    void close(long time) {
        emit(since, time, stock == 0 ? State.OUT : inStock());
        since = time;
    }

    private State inStock() {
        return stamped || (stock != NOT_KNOWN && measured) ? State.IN : State.UNKNOWN;
    }

    private void emit(long from, long to, State state) {
        if (to > from) {
            sink.accept(productId, from, to, state);
        }
    }
}
