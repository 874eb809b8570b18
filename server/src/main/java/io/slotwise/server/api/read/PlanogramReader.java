package io.slotwise.server.api.read;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Row;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.model.Temperature;
import io.slotwise.server.api.json.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a planogram that a request brings along, and what its slots say by the way: names and prices of products,
 * revenue by slot. Cells of a stated grid that no slot covers become empty slots one column wide.
 */
public final class PlanogramReader {
    private static final int MAX_SLOTS = Position.MAX_ROWS * Position.MAX_COLUMNS;
    private static final int MAX_CABINETS = 99;
    private static final int MAX_MM = 10_000;
    private static final int MAX_GRAMS = 10_000_000;
    private static final double MAX_PER_DAY = 1e6;

    private final Fields fields;
    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, Product> sightings = new LinkedHashMap<>();
    private final Map<Position, Double> revenuePerDay = new HashMap<>();
    private boolean anyWidth;

    private PlanogramReader(Fields fields) {
        this.fields = fields;
    }

    /** What was read; the planogram is absent where anything of it was wrong. */
    public record Result(@Nullable Planogram planogram, List<Product> sightings, Map<Position, Double> revenuePerDay) {
        public static final Result NONE = new Result(null, List.of(), Map.of());
    }

    /**
     * Reads an object with {@code rows}, {@code columns}, {@code cabinet_type} and {@code slots}.
     *
     * @param zone wins over what the cabinet's type means
     * @param rowWeightLimitG for every row
     */
    public static Result read(
            Fields fields, int cabinetIndex, @Nullable Temperature zone, @Nullable Integer rowWeightLimitG) {
        return new PlanogramReader(fields).read(cabinetIndex, zone, rowWeightLimitG);
    }

    private Result read(int cabinetIndex, @Nullable Temperature zone, @Nullable Integer rowWeightLimitG) {
        int faults = fields.faults();
        Integer index = fields.integer("cabinet_index", 0, MAX_CABINETS);
        String type = fields.text(fields.named("cabinet_type", "type"), Fields.MAX_LABEL);
        Integer rows = fields.integer("rows", 1, Position.MAX_ROWS);
        Integer columns = fields.integer("columns", 1, Position.MAX_COLUMNS);
        Temperature temperature = fields.parsed("temperature", TemperatureWords::parse);
        Integer columnWidthMm = fields.integer("column_width_mm", 1, MAX_MM);
        List<@Nullable Integer> heights = integers("row_height_mm");
        List<@Nullable Integer> centres = integers("row_centre_height_cm");
        List<@Nullable Integer> limits = integers("row_weight_limit_g");
        fields.list("slots", MAX_SLOTS).forEach(this::readSlot);
        Planogram planogram = fields.build(faults, () -> {
            String word = type == null ? "" : type;
            int rowCount = rows != null ? rows : 1 + last(Position::row);
            int columnCount = columns != null
                    ? columns
                    : slots.stream().mapToInt(Slot::endColumn).max().orElse(1);
            if (rows != null && columns != null && !anyWidth) {
                fillGrid(rowCount, columnCount);
            }
            List<Row> trays = new ArrayList<>();
            for (int row = 0; row < rowCount; row++) {
                Integer limit = at(limits, row);
                trays.add(new Row(at(heights, row), at(centres, row), limit == null ? rowWeightLimitG : limit));
            }
            Temperature cold = temperature != null ? temperature : TemperatureWords.ofCabinetType(word);
            return new Planogram(
                    new Cabinet(
                            index == null ? cabinetIndex : index,
                            word,
                            trays,
                            columnCount,
                            zone == null ? cold : zone,
                            columnWidthMm),
                    slots);
        });
        return new Result(planogram, List.copyOf(sightings.values()), revenuePerDay);
    }

    private void readSlot(Fields slot) {
        int faults = slot.faults();
        Position position = slot.requiredPosition("position");
        String productId = slot.id("product_id");
        String productName = slot.name("product_name");
        String category = slot.text("category", Fields.MAX_LABEL);
        Money price = slot.money("price");
        Integer capacity = slot.integer("capacity", 0, Slot.MAX_UNITS);
        Integer parLevel = slot.integer("par_level", 0, Slot.MAX_UNITS);
        Integer quantity = slot.integer(slot.named("quantity", "current_stock"), 0, Slot.MAX_UNITS);
        Integer width = slot.integer("width_columns", 1, Position.MAX_COLUMNS);
        SlotType type = slot.choice("type", SlotType.class);
        Integer depthMm = slot.integer("depth_mm", 1, MAX_MM);
        Integer pitchMm = slot.integer("pitch_mm", 1, MAX_MM);
        Double revenue = slot.number("daily_revenue", 0, MAX_PER_DAY);
        anyWidth |= width != null && width > 1;
        if (slot.faults() > faults || position == null) {
            return;
        }
        int holds = capacity == null ? 0 : capacity;
        Facing facing = productId == null
                ? null
                : slot.build(faults, () -> new Facing(productId, price, parLevel == null ? holds : parLevel, quantity));
        Slot read = slot.build(
                faults,
                () -> new Slot(
                        position,
                        width == null ? 1 : width,
                        type == null ? SlotType.COIL : type,
                        holds,
                        depthMm,
                        pitchMm,
                        facing));
        if (read != null) {
            slots.add(read);
            note(productId, productName, category, price);
            if (revenue != null) {
                revenuePerDay.put(position, revenue);
            }
        }
    }

    private void note(
            @Nullable String productId, @Nullable String name, @Nullable String category, @Nullable Money price) {
        if (productId != null) {
            sightings.putIfAbsent(
                    productId,
                    Product.of(
                            productId,
                            name == null ? productId : name,
                            category == null ? "" : category,
                            price == null ? Money.ZERO : price));
        }
    }

    private void fillGrid(int rows, int columns) {
        boolean[] covered = new boolean[Position.MAX_ROWS * Position.MAX_COLUMNS];
        for (Slot slot : slots) {
            covered[
                    slot.position().row() * Position.MAX_COLUMNS
                            + slot.position().column()] = true;
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (!covered[row * Position.MAX_COLUMNS + column]) {
                    slots.add(Slot.empty(new Position(row, column), 0));
                }
            }
        }
    }

    private int last(java.util.function.ToIntFunction<Position> index) {
        return slots.stream().map(Slot::position).mapToInt(index).max().orElse(0);
    }

    private List<@Nullable Integer> integers(String field) {
        List<@Nullable Integer> values = new ArrayList<>();
        fields.items(field, Position.MAX_ROWS).each((key, all) -> values.add(all.integer(key, 0, MAX_GRAMS)));
        return values;
    }

    private static @Nullable Integer at(List<@Nullable Integer> values, int index) {
        return index < values.size() ? values.get(index) : null;
    }
}
