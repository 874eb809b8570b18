package io.slotwise.intake.baskets;

import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.csv.CsvLines;
import io.slotwise.intake.csv.Texts;
import io.slotwise.intake.report.FileTally;
import io.slotwise.intake.report.Outcome;
import io.slotwise.intake.report.RowNote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Baskets of which each is a line; the line's number is the transaction. */
final class LineBaskets {
    private static final String BLANK_SEPARATED = "[0-9]+( +[0-9]+)* *";

    private final Map<String, String> same = new HashMap<>();
    private final List<Basket> baskets = new ArrayList<>();

    private LineBaskets() {}

    static BasketsRead read(Path path, CsvDialect dialect) throws IOException {
        LineBaskets rows = new LineBaskets();
        try (CsvLines lines = CsvLines.open(path, dialect)) {
            FileTally tally = new FileTally(lines.file(), lines.format(), List.of("basket"));
            for (List<String> cells = lines.next(); cells != null; cells = lines.next()) {
                rows.take(lines.line(), cells, tally);
            }
            return new BasketsRead(rows.baskets, tally.report());
        }
    }

    private void take(long line, List<String> cells, FileTally tally) {
        boolean blanks = cells.size() == 1 && cells.getFirst().matches(BLANK_SEPARATED);
        List<String> items = blanks ? List.of(cells.getFirst().strip().split(" +")) : cells;
        Set<String> products = new LinkedHashSet<>();
        for (String item : items) {
            String cleaned = Texts.cleaned(item);
            if (!cleaned.isEmpty()) {
                products.add(same.computeIfAbsent(cleaned, any -> any));
            }
        }
        String fault = products.stream().anyMatch(product -> Texts.fault(product) != null) ? "bad_name" : "";
        if (products.isEmpty() || !fault.isEmpty()) {
            String code = products.isEmpty() ? "empty_basket" : fault;
            tally.reject(
                    line,
                    cells,
                    List.of(new RowNote(
                            line,
                            Outcome.REJECTED,
                            code,
                            "",
                            "The line has no product, or one whose name is no plain text.")));
            return;
        }
        tally.take(List.of());
        baskets.add(new Basket(String.valueOf(line), "", null, List.copyOf(products)));
    }
}
