package io.slotwise.server.api.read;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.InvalidInput;
import io.slotwise.server.api.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the changes of a planogram that a request or a file asks about, in the order given. */
public final class ChangeReader {
    static final int MAX_CHANGES = 2_700;

    private static final Map<String, Function<Fields, @Nullable Change>> BY_TYPE = Map.of(
            "assign", ChangeReader::assign,
            "swap", ChangeReader::swap,
            "clear", ChangeReader::clear,
            "reprice", ChangeReader::reprice,
            "set_par", ChangeReader::setPar,
            "set_facings", ChangeReader::setFacings);

    private ChangeReader() {}

    /**
     * The changes of a file: a list of them, or an object with the field {@code changes}.
     *
     * @throws InvalidInput with everything that is wrong; also if there are none
     */
    public static List<Change> parse(byte[] utf8) {
        JsonNode tree = StrictJson.read(utf8);
        Fields body =
                Fields.of(tree.isArray() ? JsonNodeFactory.instance.objectNode().set("changes", tree) : tree);
        List<Change> changes = read(body);
        body.check();
        if (changes.isEmpty()) {
            throw InvalidInput.at("/changes", "missing", "The file holds no changes.");
        }
        return changes;
    }

    /** The changes of the field {@code changes}; faults are noted in {@code body}, and what is faulty is left out. */
    public static List<Change> read(Fields body) {
        List<Change> changes = new ArrayList<>();
        for (Fields one : body.list("changes", MAX_CHANGES)) {
            Function<Fields, @Nullable Change> reader = one.choice("type", BY_TYPE);
            if (reader == null && !one.has("type")) {
                one.issue("type", "missing", "The field (type) is needed.");
            }
            Change change = reader == null ? null : reader.apply(one);
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static @Nullable Change assign(Fields one) {
        Position position = one.requiredPosition("position");
        String product = one.requiredId("product_id");
        Money price = one.money("price");
        Integer parLevel = one.integer("par_level", 0, Slot.MAX_UNITS);
        return position == null || product == null ? null : new Change.Assign(position, product, price, parLevel);
    }

    private static @Nullable Change swap(Fields one) {
        Position position = one.requiredPosition("position");
        Position with = one.requiredPosition("with");
        return position == null || with == null ? null : new Change.Swap(position, with);
    }

    private static @Nullable Change clear(Fields one) {
        Position position = one.requiredPosition("position");
        return position == null ? null : new Change.Clear(position);
    }

    private static @Nullable Change reprice(Fields one) {
        Position position = one.requiredPosition("position");
        Money price = one.requiredMoney("price");
        return position == null || price == null ? null : new Change.Reprice(position, price);
    }

    private static @Nullable Change setPar(Fields one) {
        Position position = one.requiredPosition("position");
        Integer parLevel = one.requiredInteger("par_level", 0, Slot.MAX_UNITS);
        return position == null || parLevel == null ? null : new Change.SetPar(position, parLevel);
    }

    private static @Nullable Change setFacings(Fields one) {
        String product = one.requiredId("product_id");
        Integer facings = one.requiredInteger("facings", 0, Position.MAX_ROWS * Position.MAX_COLUMNS);
        return product == null || facings == null ? null : new Change.SetFacings(product, facings);
    }
}
