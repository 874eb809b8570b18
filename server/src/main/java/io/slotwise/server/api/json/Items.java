package io.slotwise.server.api.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The elements of a JSON list, or the members of an object whose keys are data; empty where there was none. */
public final class Items {
    static final Items NONE = new Items(null, List.of());

    private final @Nullable Fields owner;
    private final List<String> keys;

    private Items(@Nullable Fields owner, List<String> keys) {
        this.owner = owner;
        this.keys = keys;
    }

    static Items of(Fields owner, Spot spot, int max) {
        JsonNode container = spot.node();
        if (container.size() > max) {
            spot.issueHere("too_many", "There must be at most %d of these, not %d.".formatted(max, container.size()));
            return NONE;
        }
        List<String> keys = container.isArray()
                ? IntStream.range(0, container.size())
                        .mapToObj(Integer::toString)
                        .toList()
                : List.copyOf(container.propertyNames());
        return new Items(owner, keys);
    }

    public int size() {
        return keys.size();
    }

    /** Reads each element with a getter of {@link Fields}: {@code each((key, all) -> ids.add(all.id(key)))}. */
    public void each(BiConsumer<String, Fields> reader) {
        if (owner != null) {
            keys.forEach(key -> reader.accept(key, owner));
        }
    }

    /** Every element as an object; others are noted and left out. */
    public List<Fields> objects() {
        List<Fields> objects = new ArrayList<>(keys.size());
        each((key, all) -> {
            Fields object = all.requiredFields(key);
            if (object != null) {
                objects.add(object);
            }
        });
        return objects;
    }
}
