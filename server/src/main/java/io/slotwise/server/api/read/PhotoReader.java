package io.slotwise.server.api.read;

import io.slotwise.server.advice.explain.prompt.Topic;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.StrictJson;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a photo: PNG or JPEG in base 64, with or without line breaks, bare or as the {@code data:} address of a page. */
public final class PhotoReader {
    static final int MAX_BYTES = 5_000_000;

    private static final Pattern ADDRESS = Pattern.compile("data:image/(?:png|jpeg);base64,");

    private PhotoReader() {}

    /** The photo of a field, or null where there is none or it is faulty, which is noted in {@code body}. */
    public static Topic.@Nullable Photo read(Fields body, String field) {
        String text = body.text(field, StrictJson.MAX_PICTURE);
        if (text == null) {
            return null;
        }
        byte[] bytes = decoded(text);
        if (bytes == null) {
            body.issue(field, "not_base64", "The photo is no base 64.");
        } else if (bytes.length > MAX_BYTES) {
            body.issue(
                    field,
                    "too_large",
                    "The photo has %d bytes and may have at most %d.".formatted(bytes.length, MAX_BYTES));
        } else if (begins(bytes, 0x89, 'P', 'N', 'G')) {
            return new Topic.Photo("image/png", bytes);
        } else if (begins(bytes, 0xFF, 0xD8, 0xFF)) {
            return new Topic.Photo("image/jpeg", bytes);
        } else {
            body.issue(field, "wrong_kind", "The photo is neither a PNG nor a JPEG.");
        }
        return null;
    }

    private static byte @Nullable [] decoded(String text) {
        Matcher address = ADDRESS.matcher(text);
        String bare = address.lookingAt() ? text.substring(address.end()) : text;
        try {
            return Base64.getDecoder().decode(bare.replace("\n", "").replace("\r", ""));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean begins(byte[] bytes, int... first) {
        if (bytes.length <= first.length) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if (bytes[i] != (byte) first[i]) {
                return false;
            }
        }
        return true;
    }
}
