package io.slotwise.llm.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the price rows and retirements from the two files beside this class. */
final class PriceFiles {
    private PriceFiles() {}

    static PriceTable shipped() {
        Map<String, LocalDate> retirements = new HashMap<>();
        rows("retirements.csv").forEach(cells -> retirements.put(cells[0], LocalDate.parse(cells[1])));
        return new PriceTable(rows("prices.csv").stream().map(PriceFiles::price).toList(), retirements);
    }

    private static Price price(String[] cells) {
        return new Price(
                cells[0],
                LocalDate.parse(cells[1]),
                Long.parseLong(cells[2]),
                cells[3],
                Price.Mode.valueOf(cells[4].toUpperCase(Locale.ROOT)),
                Long.parseLong(cells[5]),
                Long.parseLong(cells[6]),
                Long.parseLong(cells[7]),
                Long.parseLong(cells[8]),
                Long.parseLong(cells[9]));
    }

    /** The lines after the head, without remarks. */
    private static List<String[]> rows(String name) {
        try (InputStream in = PriceFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The file %s is missing from the jar.".formatted(name));
            }
            List<String[]> rows = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(line.strip().split(","));
                }
            }
            return rows.subList(1, rows.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
