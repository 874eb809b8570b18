package io.slotwise.server.advice.access;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A key as its owner has it: {@code sw_<id>_<secret>}. The id is no secret; a scanner finds a lost key by the form. */
record KeyText(String id, Secret secret) {
    private static final Pattern FORM = Pattern.compile("sw_([a-z0-9]{5,10})_([0-9a-f]{%d})".formatted(Secret.DIGITS));

    /** The longest text that is looked at. */
    private static final int LONGEST = 100;

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"; // none that look alike
    private static final int ID_LETTERS = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    static KeyText random() {
        String id = RANDOM.ints(ID_LETTERS, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
        return new KeyText(id, Secret.random());
    }

    /** Null where the text is no key. */
    static @Nullable KeyText parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? new KeyText(Objects.requireNonNull(form.group(1)), new Secret(Objects.requireNonNull(form.group(2))))
                : null;
    }

    /** The whole key, for the one who is to have it. */
    String reveal() {
        return "sw_%s_%s".formatted(id, secret.reveal());
    }
}
