package io.slotwise.server.boot;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a configuration as they are read: each getter names one, checks it, and falls back on its default;
 * every fault is noted and told together at the end.
 */
final class Keys {
    private static final int MAX_SHOWN = 40;

    private final Map<String, String> given;
    private final Map<String, String> inForce = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    Keys(Map<String, String> given) {
        this.given = given;
    }

    String text(String key, String absent) {
        return read(key, absent, text -> text, "text");
    }

    /** A value that is never shown, or null where there is none. */
    @Nullable
    String secret(String key) {
        String value = given.get(key);
        inForce.put(key, value == null || value.isBlank() ? "" : "(set)");
        return value;
    }

    ZoneId zone(String key, ZoneId absent) {
        return read(key, absent, ZoneId::of, "a time zone such as Europe/Zurich");
    }

    /** A time of day such as 02:30; null where there is none. */
    @Nullable
    LocalTime time(String key) {
        String word = text(key, "");
        return word.isBlank() ? null : read(key, LocalTime.MIDNIGHT, LocalTime::parse, "a time of day such as 02:30");
    }

    int integer(String key, int absent, int low, int high) {
        return Math.toIntExact(whole(key, absent, low, high));
    }

    long whole(String key, long absent, long low, long high) {
        return read(
                key,
                absent,
                text -> {
                    long value = Long.parseLong(text);
                    if (value < low || value > high) {
                        throw new IllegalArgumentException();
                    }
                    return value;
                },
                "a whole number from %d to %d".formatted(low, high));
    }

    Duration millis(String key, Duration absent, Duration low, Duration high) {
        return Duration.ofMillis(whole(key, absent.toMillis(), low.toMillis(), high.toMillis()));
    }

    /** One of an enumeration, in small letters. */
    <E extends Enum<E>> E choice(String key, E absent) {
        Class<E> type = absent.getDeclaringClass();
        String all = Arrays.stream(type.getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
        return read(key, absent, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)), all);
    }

    Path path(String key, Path absent) {
        return read(key, absent, text -> Path.of(text).toAbsolutePath().normalize(), "a path");
    }

    /** Words between commas, each of a form; none where the key is missing. */
    Set<String> words(String key, String form, String wanted) {
        return words(key, Set.of(), form, wanted);
    }

    Set<String> words(String key, Set<String> absent, String form, String wanted) {
        return read(
                key,
                absent,
                text -> {
                    Set<String> words =
                            Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toSet());
                    if (!words.stream().allMatch(word -> word.matches(form))) {
                        throw new IllegalArgumentException();
                    }
                    return words;
                },
                wanted);
    }

    /** What a record of a room refuses about its values together becomes a fault as well. */
    <T> @Nullable T build(java.util.function.Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            faults.add(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Every key that was asked for, and the value that it has now. */
    Map<String, String> inForce() {
        return inForce;
    }

    /** All faults, keys that nobody asked for included. */
    List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        for (String key : given.keySet()) {
            if (!inForce.containsKey(key)) {
                all.add("The setting %s is not known.%s".formatted(shown(key), hint(key)));
            }
        }
        return all;
    }

    private <T> T read(String key, T absent, Function<String, T> parser, String wanted) {
        String text = given.get(key);
        inForce.put(key, text == null ? plain(absent) : text);
        if (text == null) {
            return absent;
        }
        try {
            return parser.apply(text.strip());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            faults.add("The setting %s (%s) must be %s.".formatted(key, shown(text), wanted));
            return absent;
        }
    }

    private String hint(String key) {
        return inForce.keySet().stream()
                .filter(known -> distance(known, key) <= 2)
                .findFirst()
                .map(known -> "\nMaybe %s was meant.".formatted(known))
                .orElse("");
    }

    private static String plain(Object value) {
        return value instanceof Set<?> words
                ? words.stream().map(Object::toString).sorted().collect(Collectors.joining(","))
                : value.toString();
    }

    private static String shown(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }

    /** How many letters differ (Levenshtein 1966). */
    private static int distance(String a, String b) {
        int[] last = new int[b.length() + 1];
        Arrays.setAll(last, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, 1 + Math.min(last[j], now[j - 1]));
            }
            last = now;
        }
        return last[b.length()];
    }
}
