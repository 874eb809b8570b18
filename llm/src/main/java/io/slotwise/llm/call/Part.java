package io.slotwise.llm.call;

import java.util.Arrays;
import java.util.Set;

/** A piece of a prompt: text or a picture. */
public sealed interface Part {
    /** Whether a breakpoint of the prefix cache stands behind this part. */
    Keep keep();

    /** The same with or without a breakpoint behind it. */
    default Part kept(Keep other) {
        if (keep() == other) {
            return this;
        }
        return switch (this) {
            case Text text -> new Text(text.text(), other);
            case Image image -> new Image(image.mediaType(), image.bytes(), other);
        };
    }

    /** Text as it goes out, byte for byte. */
    record Text(String text, Keep keep) implements Part {
        public Text {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("A text of a prompt must not be empty.");
            }
        }

        public Text(String text) {
            this(text, Keep.NO);
        }
    }

    /** A picture, with its media type. */
    record Image(String mediaType, byte[] bytes, Keep keep) implements Part {
        private static final Set<String> KNOWN = Set.of("image/png", "image/jpeg");
        private static final int MAX_BYTES = 5_000_000;

        public Image {
            if (!KNOWN.contains(mediaType)) {
                throw new IllegalArgumentException(
                        "The media type (%s) must be one of %s.".formatted(mediaType, KNOWN));
            }
            if (bytes.length == 0 || bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException(
                        "A picture of %d bytes must have 1 to %d.".formatted(bytes.length, MAX_BYTES));
            }
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Image image
                    && mediaType.equals(image.mediaType)
                    && keep == image.keep
                    && Arrays.equals(bytes, image.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * mediaType.hashCode() + Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Image[%s, %d bytes]".formatted(mediaType, bytes.length);
        }
    }
}
