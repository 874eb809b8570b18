package io.slotwise.server.store.fact;

import io.slotwise.engine.sales.Sale;
import io.slotwise.server.store.sqlite.Database;
import io.slotwise.server.store.sqlite.Tx;
import java.time.LocalDate;
import java.util.List;

/** The sales of all machines. */
public final class Sales {
    private final Database database;

    public Sales(Database database) {
        this.database = database;
    }

    /** Which sales: one machine's, of some days (both ends included). */
    public record Period(String deviceId, LocalDate from, LocalDate to) {}

    /**
     * One page of sales in order of day.
     *
     * @param next where the next page begins; {@code ""} after the last one
     */
    public record Page(List<Sale> sales, String next) {
        public Page {
            sales = List.copyOf(sales);
        }
    }

    /** What became of a batch. */
    public record Added(long added, long alreadyKnown) {}

    /**
     * A page of sales.
     *
     * @param from where it begins: {@link Page#next} of the page before, {@code ""} for the first
     * @throws IllegalArgumentException if {@code from} is nothing that a page said
     */
    public Page page(Period period, String from, int limit) {
        String[] place = from.isEmpty() ? new String[] {"-1", ""} : from.split("\\.", 2);
        if (place.length != 2 || !place[0].matches("-?\\d{1,9}")) {
            throw new IllegalArgumentException("The page (%s) is none that was given out.".formatted(from));
        }
        long day = from.isEmpty() ? period.from().toEpochDay() : Long.parseLong(place[0]);
        List<Object> parameters = List.of(
                period.deviceId(), period.from().toEpochDay(), period.to().toEpochDay(), day, day, place[1]);
        List<FactTable.Named<Sale>> found = database.read(sql -> Facts.SALES.page(sql, """
                f.device_id = ? AND f.epoch_day >= ? AND f.epoch_day <= ?
                AND (f.epoch_day > ? OR (f.epoch_day = ? AND f.fingerprint > ?))
                """, parameters, limit + 1));
        List<FactTable.Named<Sale>> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() <= limit ? "" : place(shown.getLast());
        return new Page(shown.stream().map(FactTable.Named::fact).toList(), next);
    }

    /**
     * Adds sales that are not there yet. Equal sales within the batch are different sales; a batch that was added
     * before adds nothing.
     */
    public Added add(Tx tx, List<Sale> sales) {
        List<String> names = Facts.SALES.fingerprints(new Fingerprints(), sales);
        long added = Facts.SALES.add(tx, Facts.ONE_BY_ONE, sales, names);
        Facts.devices(sales).forEach(tx::touchPast);
        return new Added(added, sales.size() - added);
    }

    public long count() {
        return database.read(sql -> sql.sql(
                        "SELECT COUNT(*) FROM sales f JOIN imports i ON i.import_id = f.import_id AND i.state = 'applied'")
                .query(Long.class)
                .single());
    }

    private static String place(FactTable.Named<Sale> last) {
        return last.fact().date().toEpochDay() + "." + last.fingerprint();
    }
}
