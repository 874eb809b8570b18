package io.slotwise.intake.rules;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.Which;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fields of one rule after reading: numbers as {@link BigDecimal}, words and texts as {@link String}, lists
 * as {@link List}, products and minutes as the engine has them.
 */
record Values(Map<String, Object> byName) {
    boolean has(String name) {
        return byName.containsKey(name);
    }

    int integer(String name) {
        return number(name).intValueExact();
    }

    int integer(String name, int otherwise) {
        return has(name) ? integer(name) : otherwise;
    }

    double real(String name) {
        return number(name).doubleValue();
    }

    Money money(String name) {
        return Money.of(number(name));
    }

    Money money(String name, Money otherwise) {
        return has(name) ? money(name) : otherwise;
    }

    List<Money> moneys(String name) {
        return list(name, BigDecimal.class).stream().map(Money::of).toList();
    }

    String text(String name) {
        return value(name, String.class);
    }

    Set<String> texts(String name) {
        return has(name) ? new LinkedHashSet<>(list(name, String.class)) : Set.of();
    }

    Set<Integer> rows(String name) {
        return texts(name).stream().map(row -> Position.parse(row + "1").row()).collect(Collectors.toSet());
    }

    Position position(String name) {
        return Position.parse(text(name));
    }

    Which products(String name) {
        return has(name) ? value(name, Which.class) : new Which.All();
    }

    Set<SlotType> slotTypes(String name) {
        return texts(name).stream()
                .map(word -> SlotType.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    Rule.Unknown unknown(String name, Rule.Unknown otherwise) {
        return has(name) ? Rule.Unknown.valueOf(text(name).toUpperCase(Locale.ROOT)) : otherwise;
    }

    Rule.MaxMinutes.Minutes minutes(String name) {
        return has(name) ? value(name, Rule.MaxMinutes.Minutes.class) : Rule.MaxMinutes.Minutes.USUAL;
    }

    private BigDecimal number(String name) {
        return value(name, BigDecimal.class);
    }

    private <T> T value(String name, Class<T> kind) {
        return kind.cast(Objects.requireNonNull(byName.get(name)));
    }

    private <T> List<T> list(String name, Class<T> kind) {
        List<?> items = (List<?>) Objects.requireNonNull(byName.get(name));
        return items.stream().<T>map(kind::cast).toList();
    }
}
