package io.slotwise.bench.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A week of deeds, frozen in a file beside this class. */
record Trace(String name, List<Deed> deeds) {
    static final List<String> NAMES = List.of("editor", "fleet", "question");

    Trace {
        deeds = List.copyOf(deeds);
    }

    /** @throws IllegalArgumentException if there is no such trace */
    static Trace named(String name) {
        try (InputStream file = Trace.class.getResourceAsStream(name + ".csv")) {
            if (file == null) {
                throw new IllegalArgumentException("There is no trace (%s), only %s.".formatted(name, NAMES));
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new Trace(name, text.lines().skip(1).map(Deed::read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its first days alone. */
    Trace days(int days) {
        return new Trace(
                name,
                deeds.stream()
                        .filter(deed -> deed.minute() < days * TraceMaker.DAY)
                        .toList());
    }

    /** What the guide's code asks Claude in all. */
    int asks() {
        return deeds.stream().mapToInt(Deed::people).sum();
    }
}
