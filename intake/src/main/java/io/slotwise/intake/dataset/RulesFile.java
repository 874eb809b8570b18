package io.slotwise.intake.dataset;

import io.slotwise.intake.csv.UnreadableInput;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rule book as the operator wrote it; what it says is the business of others. */
final class RulesFile {
    static final String NAME = "rules.json";
    static final long MAX_BYTES = 2L * 1024 * 1024;

    private RulesFile() {}

    static String read(Path path) throws IOException {
        long bytes = Files.size(path);
        if (bytes > MAX_BYTES) {
            throw new UnreadableInput(
                    UnreadableInput.Why.TOO_LARGE,
                    "The file (%s) has %d bytes, more than the %d that are read.".formatted(NAME, bytes, MAX_BYTES));
        }
        try {
            return Files.readString(path);
        } catch (CharacterCodingException e) {
            UnreadableInput error =
                    new UnreadableInput(UnreadableInput.Why.MALFORMED, "The file (%s) must be UTF-8.".formatted(NAME));
            error.initCause(e);
            throw error;
        }
    }

    static void write(String json, Path path) throws IOException {
        if (json.isEmpty()) {
            Files.deleteIfExists(path);
        } else {
            Files.writeString(path, json);
        }
    }
}
