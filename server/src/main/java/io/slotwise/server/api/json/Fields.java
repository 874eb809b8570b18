package io.slotwise.server.api.json;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A strict view of one JSON object. Each getter names a field, checks its type and bounds, and notes an issue
 * where it is wrong; a wrong or missing field reads as null (or as the given default), so that one pass finds
 * every fault. Nothing read may be used before {@link #check} of the root has passed, save by {@link #build}.
 * Getters called {@code required…} note a missing field; JSON null counts as missing everywhere.
 */
public final class Fields {
    /** Longest label, such as a category, in UTF-16 units. */
    public static final int MAX_LABEL = 240;

    private final Spot spot;

    private Fields(Spot spot) {
        this.spot = spot;
    }

    /**
     * The root of a request.
     *
     * @throws InvalidInput if the bytes are no JSON object within the bounds of {@link StrictJson}
     */
    public static Fields parse(byte[] utf8) {
        return of(StrictJson.read(utf8));
    }

    /** As {@link #parse}, with a picture in one field. */
    public static Fields parseWithPicture(byte[] utf8, String field) {
        return of(StrictJson.readWithPicture(utf8, field));
    }

    /** A view of a tree that was read before. */
    public static Fields of(JsonNode root) {
        if (!root.isObject()) {
            throw InvalidInput.at("", "wrong_type", "The body must be a JSON object.");
        }
        return new Fields(Spot.root(root));
    }

    /** The object itself, as it was sent. */
    public JsonNode tree() {
        return spot.node();
    }

    /** The first of these names that the object has, or the first name: for a field of several names. */
    public String named(String... names) {
        @Nullable String found = null;
        for (String name : names) {
            if (!has(name)) {
                continue;
            }
            if (found != null) {
                spot.markAsked(List.of(found, name));
                spot.issue(name, "given_twice", "The field (%s) is given as (%s) too.".formatted(name, found));
            } else {
                found = name;
            }
        }
        return found == null ? names[0] : found;
    }

    public boolean has(String field) {
        return spot.peek(field) != null;
    }

    /** Whether the field is there and is text, for fields that take either a text or something else. */
    public boolean isText(String field) {
        JsonNode value = spot.peek(field);
        return value != null && value.isString();
    }

    /** Whether the field is there and is an object, for fields that take either an object or something else. */
    public boolean isObject(String field) {
        JsonNode value = spot.peek(field);
        return value != null && value.isObject();
    }

    /** An id: text or an integer, which reads as its digits; 1 to 120 code points. */
    public @Nullable String id(String field) {
        JsonNode value = spot.peek(field);
        if (value != null && value.isIntegralNumber()) {
            spot.take(field);
            return value.numberValue().toString();
        }
        return label(field, spot.takeText(field, "text or an integer"));
    }

    public @Nullable String requiredId(String field) {
        return required(field, id(field));
    }

    /** A name of a thing: 1 to 120 code points in NFC, without control or direction-changing characters. */
    public @Nullable String name(String field) {
        return label(field, spot.takeText(field, "text"));
    }

    public @Nullable String requiredName(String field) {
        return required(field, name(field));
    }

    /** Free text, which may be empty and hold line breaks and tabs. */
    public @Nullable String text(String field, int maxLength) {
        String value = spot.takeText(field, "text");
        return value == null ? null : unlessFaulty(field, value, Names.faultOfText(value, maxLength));
    }

    /** One of the constants of an enum, written in lower case. */
    public <E extends Enum<E>> @Nullable E choice(String field, Class<E> type) {
        if (!has(field)) {
            spot.take(field);
            return null;
        }
        Map<String, E> choices = new TreeMap<>();
        for (E constant : type.getEnumConstants()) {
            choices.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        return choice(field, choices);
    }

    public <T> @Nullable T choice(String field, Map<String, T> choices) {
        String value = spot.takeText(field, "text");
        T chosen = value == null ? null : choices.get(value);
        if (value != null && chosen == null) {
            String all = String.join(", ", choices.keySet());
            issue(field, "unknown_choice", "The %s must be one of %s.".formatted(field, all));
        }
        return chosen;
    }

    public boolean flag(String field, boolean absent) {
        JsonNode value = spot.take(field);
        if (value != null && !value.isBoolean()) {
            spot.wrongType(field, "true or false");
            return absent;
        }
        return value == null ? absent : value.booleanValue();
    }

    /** A whole number; 3.0 counts as one. */
    public @Nullable Integer integer(String field, int low, int high) {
        return Amounts.integer(spot, field, low, high);
    }

    public @Nullable Integer requiredInteger(String field, int low, int high) {
        return required(field, integer(field, low, high));
    }

    public @Nullable Double number(String field, double low, double high) {
        BigDecimal value = Amounts.decimal(spot, field, BigDecimal.valueOf(low), BigDecimal.valueOf(high));
        return value == null ? null : (Double) value.doubleValue();
    }

    /** An amount: from 0 to 1,000,000,000 with at most 4 decimals. */
    public @Nullable Money money(String field) {
        return Amounts.money(spot, field);
    }

    public @Nullable Money requiredMoney(String field) {
        return required(field, money(field));
    }

    /** A slot's position, such as {@code "A1"}. */
    public @Nullable Position position(String field) {
        return parsed(field, Position::parse);
    }

    public @Nullable Position requiredPosition(String field) {
        return required(field, position(field));
    }

    /** A text that a parser of ours turns into a value; its {@link IllegalArgumentException} becomes the issue. */
    public <T> @Nullable T parsed(String field, Function<String, T> parser) {
        String value = spot.takeText(field, "text");
        if (value == null) {
            return null;
        }
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            issue(field, "invalid", Names.sentence(e));
            return null;
        }
    }

    /** An object inside this one. */
    public @Nullable Fields fields(String field) {
        JsonNode value = spot.take(field);
        if (value != null && !value.isObject()) {
            spot.wrongType(field, "an object");
            return null;
        }
        return value == null ? null : new Fields(spot.child(field, value));
    }

    public @Nullable Fields requiredFields(String field) {
        return required(field, fields(field));
    }

    /** The members of an object whose keys are data, such as velocities by product id; empty where absent. */
    public Items keys(String field, int max) {
        Fields object = fields(field);
        return object == null ? Items.NONE : Items.of(object, object.spot, max);
    }

    /** The elements of a list of plain values; empty where absent. */
    public Items items(String field, int max) {
        JsonNode value = spot.take(field);
        if (value != null && !value.isArray()) {
            spot.wrongType(field, "a list");
            return Items.NONE;
        }
        if (value == null) {
            return Items.NONE;
        }
        Fields list = new Fields(spot.child(field, value));
        return Items.of(list, list.spot, max);
    }

    /** The objects of a list; empty where absent. */
    public List<Fields> list(String field, int max) {
        return items(field, max).objects();
    }

    /** How many faults were noted so far; what {@link #build} wants to hear from before an object was read. */
    public int faults() {
        return spot.issues().count();
    }

    /** What {@code maker} makes, or null with an issue here where it refuses, or where this object had a fault. */
    public <T> @Nullable T build(int faultsBefore, Supplier<T> maker) {
        if (faults() > faultsBefore) {
            return null;
        }
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            spot.issueHere("invalid", Names.sentence(e));
            return null;
        }
    }

    public void issue(String field, String code, String message) {
        spot.issue(field, code, message);
    }

    /** Notes every field that no getter asked for: for requests that change something. */
    public void refuseUnknown() {
        for (String field : spot.neverAsked()) {
            issue(field, "unknown_field", "The field is not known here.\nMaybe it is misspelt.");
        }
    }

    /** Pointers of the fields that no getter asked for. */
    public List<String> unknownPointers() {
        return spot.neverAsked().stream().map(spot::pointer).toList();
    }

    /** @throws InvalidInput if anything of the whole document was wrong so far */
    public void check() {
        spot.issues().throwIfAny();
    }

    /** The RFC 6901 pointer of this object. */
    public String pointer() {
        return spot.pointer();
    }

    private @Nullable String label(String field, @Nullable String value) {
        return value == null ? null : unlessFaulty(field, value, Names.fault(value));
    }

    private @Nullable String unlessFaulty(String field, String value, @Nullable String fault) {
        if (fault != null) {
            issue(field, "invalid_text", "The %s %s.".formatted(Names.clipped(field), fault));
        }
        return fault == null ? value : null;
    }

    private <T> @Nullable T required(String field, @Nullable T value) {
        if (value == null && !has(field)) {
            issue(field, "missing", "The field (%s) is needed.".formatted(field));
        }
        return value;
    }
}
