package io.slotwise.intake.mapping;

import io.slotwise.engine.sales.Sale.Payment;
import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.csv.Texts;
import io.slotwise.intake.csv.UnreadableInput;
import io.slotwise.intake.selection.SelectionScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an operator's mapping, from JSON
 * {@snippet lang=json :
 * {"kind": "sales", "date_order": "month_day_year", "decimal_mark": "point", "selections": "tens:11:0",
 *  "columns": {"date": "TransDate", "device_id": "Device ID", "slot": "RCoil"},
 *  "constants": {"currency": "USD"},
 *  "payments": {"Credit": "card"}}
 * }
 * or from CSV with the columns {@code field,column,value}: a row with a column maps it, a row with a value sets a
 * constant, {@code kind}, {@code date_order}, {@code decimal_mark}, {@code selections} or {@code payments.WORD}.
 */
public final class MappingFile {
    private static final long MAX_BYTES = 64 * 1024;
    private static final int MAX_DEPTH = 8;
    private static final Set<String> SETTINGS = Set.of("kind", "date_order", "decimal_mark", "selections");
    private static final String PAYMENTS = "payments.";
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String name;
    private final Map<String, String> columns = new HashMap<>();
    private final Map<String, String> constants = new HashMap<>();
    private final Map<String, Payment> payments = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();

    private MappingFile(String name) {
        this.name = name;
    }

    /** @throws UnreadableInput if the file is no mapping; the message says where */
    public static Mapping read(Path path) throws IOException {
        MappingFile file = new MappingFile(String.valueOf(path.getFileName()));
        if (Files.size(path) > MAX_BYTES) {
            throw new UnreadableInput(
                    UnreadableInput.Why.TOO_LARGE,
                    "The mapping (%s) must have at most %d bytes.".formatted(file.name, MAX_BYTES));
        }
        try {
            if (file.name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
                file.readCsv(path);
            } else {
                file.readJson(path);
            }
            return file.mapping();
        } catch (IllegalArgumentException | JacksonException e) {
            UnreadableInput error = new UnreadableInput(
                    UnreadableInput.Why.MALFORMED,
                    "The mapping (%s) cannot be read: %s".formatted(file.name, e.getMessage()));
            error.initCause(e);
            throw error;
        }
    }

    private void readJson(Path path) throws IOException {
        JsonNode root = JSON.readTree(Files.readString(path));
        if (!root.isObject()) {
            throw new IllegalArgumentException("It must be a JSON object.");
        }
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            switch (entry.getKey()) {
                case "columns" -> entry.getValue().properties().forEach(one -> columns.put(one.getKey(), text(one)));
                case "constants" ->
                    entry.getValue().properties().forEach(one -> constants.put(one.getKey(), text(one)));
                case "payments" ->
                    entry.getValue().properties().forEach(one -> payments.put(one.getKey(), payment(text(one))));
                default -> set(entry.getKey(), text(entry));
            }
        }
    }

    private void readCsv(Path path) throws IOException {
        try (CsvTable table = CsvTable.open(path, CsvDialect.DETECT)) {
            for (CsvRow row = table.next(); row != null; row = table.next()) {
                String field = row.cell("field");
                if (!row.cell("column").isEmpty()) {
                    columns.put(field, row.cell("column"));
                } else if (field.startsWith(PAYMENTS)) {
                    payments.put(field.substring(PAYMENTS.length()), payment(row.cell("value")));
                } else if (SETTINGS.contains(field)) {
                    set(field, row.cell("value"));
                } else {
                    constants.put(field, row.cell("value"));
                }
            }
        }
    }

    private void set(String setting, String value) {
        if (!SETTINGS.contains(setting)) {
            throw new IllegalArgumentException("The setting (%s) must be columns, constants, payments or one of %s."
                    .formatted(Texts.shown(setting), SETTINGS.stream().sorted().toList()));
        }
        settings.put(setting, value);
    }

    private Mapping mapping() {
        String selections = settings.get("selections");
        return new Mapping(
                name,
                choice("kind", Mapping.Kind.class, Mapping.Kind.SALES),
                columns,
                constants,
                payments,
                new Notation(
                        choice("date_order", CsvDialect.DateOrder.class, CsvDialect.DateOrder.ISO),
                        choice("decimal_mark", CsvDialect.DecimalMark.class, CsvDialect.DecimalMark.POINT)),
                selections == null ? null : SelectionScheme.parse(selections));
    }

    private <E extends Enum<E>> E choice(String setting, Class<E> type, E otherwise) {
        String word = settings.get(setting);
        return word == null ? otherwise : choice(setting, word, type);
    }

    private static <E extends Enum<E>> E choice(String setting, @Nullable String word, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The %s (%s) must be one of %s."
                        .formatted(
                                setting,
                                word,
                                Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT))));
    }

    private static Payment payment(String word) {
        return choice("payment", word, Payment.class);
    }

    private static String text(Map.Entry<String, JsonNode> entry) {
        if (!entry.getValue().isString()) {
            throw new IllegalArgumentException(
                    "The value of (%s) must be a text.".formatted(Texts.shown(entry.getKey())));
        }
        return entry.getValue().stringValue();
    }
}
