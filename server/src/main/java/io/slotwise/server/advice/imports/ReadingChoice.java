package io.slotwise.server.advice.imports;

import io.slotwise.intake.mapping.Mapping;
import io.slotwise.intake.mapping.Presets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the operator wants the columns of a file to be read; everything absent is told from the file.
 *
 * @param preset a mapping of ours by its name
 * @param kind what the file is about, beside {@code columns}
 * @param columns our field to the file's column; with a preset, instead of the preset's columns
 */
public record ReadingChoice(@Nullable String preset, Mapping.@Nullable Kind kind, Map<String, String> columns) {
    /** Everything told from the file. */
    public static final ReadingChoice NONE = new ReadingChoice(null, null, Map.of());

    private static final String OWN = "own";

    /** @throws IllegalArgumentException if there is no such preset, or a field is not known */
    public ReadingChoice {
        columns = Map.copyOf(columns);
        mapping(preset, kind, columns);
    }

    /** What the columns mean, or null where the file itself is to tell. */
    @Nullable
    Mapping mapping() {
        return mapping(preset, kind, columns);
    }

    private static @Nullable Mapping mapping(
            @Nullable String preset, Mapping.@Nullable Kind kind, Map<String, String> columns) {
        if (columns.isEmpty()) {
            return preset == null ? null : Presets.named(preset);
        }
        if (preset != null) {
            Mapping base = Presets.named(preset);
            return new Mapping(
                    OWN,
                    base.kind(),
                    columns,
                    others(base.constants(), columns),
                    base.payments(),
                    base.notation(),
                    base.selections());
        }
        return Mapping.ofColumns(OWN, kind == null ? kind(columns) : kind, columns);
    }

    private static Map<String, String> others(Map<String, String> constants, Map<String, String> columns) {
        Map<String, String> left = new HashMap<>(constants);
        left.keySet().removeAll(columns.keySet());
        return left;
    }

    /** Sales say when. */
    private static Mapping.Kind kind(Map<String, String> columns) {
        return columns.containsKey("timestamp") || columns.containsKey("date")
                ? Mapping.Kind.SALES
                : Mapping.Kind.PLANOGRAM;
    }

    /** As {@link #read} reads it. */
    String write() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    static ReadingChoice read(String json) {
        JsonNode root = JsonMapper.shared().readTree(json);
        return root.isEmpty() ? NONE : JsonMapper.shared().treeToValue(root, ReadingChoice.class);
    }
}
