package io.slotwise.server.store.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Row;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.model.Temperature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a planogram is written down in the store. The records here are the format, apart from the engine's own, so
 * that renaming a field there never loses what was saved.
 */
final class PlanogramDocument {
    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private PlanogramDocument() {}

    private record Document(int format, Box cabinet, List<Selection> slots) {}

    private record Box(
            int index,
            String type,
            int columns,
            Temperature temperature,
            @Nullable Integer columnWidthMm,
            List<Tray> rows) {}

    private record Tray(
            @Nullable Integer heightMm,
            @Nullable Integer centreHeightCm,
            @Nullable Integer weightLimitG) {}

    private record Selection(
            String position,
            int widthColumns,
            SlotType type,
            int capacity,
            @Nullable Integer depthMm,
            @Nullable Integer pitchMm,
            @Nullable Content facing) {}

    private record Content(
            String productId,
            @Nullable String price,
            int parLevel,
            @Nullable Integer quantity) {}

    /** One slot that differs between two versions; absent means that the slot was not there. */
    private record Difference(
            String position,
            @Nullable Selection before,
            @Nullable Selection after) {}

    static String write(Planogram planogram) {
        return MAPPER.writeValueAsString(new Document(
                FORMAT,
                written(planogram.cabinet()),
                planogram.slots().stream().map(PlanogramDocument::written).toList()));
    }

    static Planogram read(String text) {
        Document document = MAPPER.readValue(text, Document.class);
        if (document.format() != FORMAT) {
            throw new IllegalStateException(
                    "The planogram format (%d) is not known to this version.".formatted(document.format()));
        }
        return new Planogram(
                cabinet(document.cabinet()),
                document.slots().stream().map(PlanogramDocument::slot).toList());
    }

    /** A JSON array of the slots that differ, in reading order; an empty array when only the cabinet does. */
    static String difference(@Nullable Planogram before, Planogram after) {
        SortedMap<Position, Slot> old = byPosition(before);
        SortedMap<Position, Slot> now = byPosition(after);
        SortedMap<Position, Slot> all = new TreeMap<>(old);
        all.putAll(now);
        List<Difference> differences = new ArrayList<>();
        for (Position position : all.keySet()) {
            Slot left = old.get(position);
            Slot right = now.get(position);
            if (left == null || !left.equals(right)) {
                differences.add(new Difference(
                        position.toString(),
                        left == null ? null : written(left),
                        right == null ? null : written(right)));
            }
        }
        return MAPPER.writeValueAsString(differences);
    }

    /** A strong entity tag, without quotes: never the same for two versions of one planogram. */
    static String etag(long version, String document) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return version + "-" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static SortedMap<Position, Slot> byPosition(@Nullable Planogram planogram) {
        SortedMap<Position, Slot> slots = new TreeMap<>();
        if (planogram != null) {
            planogram.slots().forEach(slot -> slots.put(slot.position(), slot));
        }
        return slots;
    }

    private static Box written(Cabinet cabinet) {
        List<Tray> rows = cabinet.rows().stream()
                .map(row -> new Tray(row.heightMm(), row.centreHeightCm(), row.weightLimitG()))
                .toList();
        return new Box(
                cabinet.index(),
                cabinet.type(),
                cabinet.columns(),
                cabinet.temperature(),
                cabinet.columnWidthMm(),
                rows);
    }

    private static Selection written(Slot slot) {
        Facing facing = slot.facing();
        return new Selection(
                slot.position().toString(),
                slot.widthColumns(),
                slot.type(),
                slot.capacity(),
                slot.depthMm(),
                slot.pitchMm(),
                facing == null ? null : written(facing));
    }

    private static Content written(Facing facing) {
        Money price = facing.price();
        return new Content(
                facing.productId(), price == null ? null : price.toString(), facing.parLevel(), facing.quantity());
    }

    private static Cabinet cabinet(Box box) {
        List<Row> rows = box.rows().stream()
                .map(tray -> new Row(tray.heightMm(), tray.centreHeightCm(), tray.weightLimitG()))
                .toList();
        return new Cabinet(box.index(), box.type(), rows, box.columns(), box.temperature(), box.columnWidthMm());
    }

    private static Slot slot(Selection written) {
        return new Slot(
                Position.parse(written.position()),
                written.widthColumns(),
                written.type(),
                written.capacity(),
                written.depthMm(),
                written.pitchMm(),
                written.facing() == null ? null : facing(written.facing()));
    }

    private static Facing facing(Content content) {
        return new Facing(
                content.productId(),
                content.price() == null ? null : Money.of(content.price()),
                content.parLevel(),
                content.quantity());
    }
}
