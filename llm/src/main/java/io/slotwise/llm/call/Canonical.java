package io.slotwise.llm.call;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Named values as bytes, so that two of them are equal exactly when every value is: each name and value is preceded by
 * its kind and length, nothing can run into its neighbour. Immutable.
 */
public final class Canonical {
    /** Nothing. */
    public static final Canonical EMPTY = new Canonical(new byte[0]);

    private static final byte TEXT = 1;
    private static final byte WHOLE = 2;
    private static final byte DECIMAL = 3;
    private static final byte LIST = 4;
    private static final byte SET = 5;
    private static final byte NESTED = 6;

    private final byte[] bytes;

    private Canonical(byte[] bytes) {
        this.bytes = bytes;
    }

    /** With a text, taken as it is. */
    public Canonical text(String name, String value) {
        return with(TEXT, name, utf8(value));
    }

    /** With a whole number. */
    public Canonical whole(String name, long value) {
        return with(WHOLE, name, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    /**
     * With a number rounded to so many decimals, half up, so that noise behind them makes no difference.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public Canonical decimal(String name, double value, int decimals) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("The value of %s (%s) must be finite.".formatted(name, value));
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return with(DECIMAL, name, utf8(rounded.toPlainString()));
    }

    /** With texts whose order matters. */
    public Canonical list(String name, List<String> values) {
        return with(LIST, name, joined(values));
    }

    /** With texts whose order does not matter, nor how often one stands there. */
    public Canonical set(String name, Collection<String> values) {
        return with(SET, name, joined(values.stream().distinct().sorted().toList()));
    }

    /** With named values of their own. */
    public Canonical nested(String name, Canonical values) {
        return with(NESTED, name, values.bytes);
    }

    /** The bytes; a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Canonical that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Canonical[%d bytes]".formatted(bytes.length);
    }

    private Canonical with(byte kind, String name, byte[] value) {
        byte[] title = utf8(name);
        ByteBuffer longer = ByteBuffer.allocate(bytes.length + 1 + 2 * Integer.BYTES + title.length + value.length);
        longer.put(bytes)
                .put(kind)
                .putInt(title.length)
                .put(title)
                .putInt(value.length)
                .put(value);
        return new Canonical(longer.array());
    }

    private static byte[] joined(List<String> values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String value : values) {
            byte[] text = utf8(value);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            out.writeBytes(text);
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
