package io.slotwise.intake.baskets;

import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.csv.Moment;
import io.slotwise.intake.mapping.Mapping;
import io.slotwise.intake.report.FileTally;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Baskets whose items stand in rows of their own, together or apart, told by transaction and device. */
final class TabularBaskets {
    private record Key(String transactionId, String deviceId) {}

    private record Content(@Nullable LocalDate day, SequencedSet<String> products) {}

    private final SequencedMap<Key, Content> baskets = new LinkedHashMap<>();
    private final Map<String, String> same = new HashMap<>();

    private TabularBaskets() {}

    static BasketsRead read(Path path, Mapping mapping, CsvDialect given) throws IOException {
        try (CsvTable table = CsvTable.open(path, mapping.dialect(path, given))) {
            mapping.applyTo(table);
            FileTally tally = new FileTally(table.file(), table.format(), table.header());
            TabularBaskets rows = new TabularBaskets();
            table.forEach(tally, rows::take);
            return new BasketsRead(rows.baskets(), tally.report());
        }
    }

    private void take(CsvRow row) {
        String transaction = row.name("transaction_id");
        String device = row.label("device_id");
        String id = row.label("product_id");
        String product = id.isEmpty() ? row.label("product_name") : id;
        LocalDate day = day(row);
        if (product.isEmpty()) {
            row.reject("missing_value", "product_id", "The row names no product.");
        }
        if (row.isRejected()) {
            return;
        }
        Content content =
                baskets.computeIfAbsent(new Key(transaction, device), any -> new Content(day, new LinkedHashSet<>()));
        if (!content.products().add(same.computeIfAbsent(product, any -> any))) {
            row.duplicate("The product (%s) is in the basket (%s) already.".formatted(product, transaction));
        }
    }

    private static @Nullable LocalDate day(CsvRow row) {
        String column = row.has("timestamp") ? "timestamp" : "date";
        Moment moment = row.cell(column).isEmpty() ? null : row.moment(column);
        return moment == null ? null : moment.date();
    }

    private List<Basket> baskets() {
        return baskets.entrySet().stream()
                .map(entry -> new Basket(
                        entry.getKey().transactionId(),
                        entry.getKey().deviceId(),
                        entry.getValue().day(),
                        List.copyOf(entry.getValue().products())))
                .toList();
    }
}
