package io.slotwise.engine.rules.tally;

import io.slotwise.engine.model.Product;
import java.math.BigDecimal;

/** Reads the numbers that products carry in their tags: {@code age_18}, {@code kcal_180}, {@code sugar_g_12.5}. */
public final class Amount {
    private Amount() {}

    /** The number behind a tag's name, the largest where several are given, {@code NaN} where none is. */
    public static double of(Product product, String name) {
        double largest = Double.NaN;
        for (String tag : product.tags()) {
            double value = after(tag, name);
            if (!Double.isNaN(value) && !(largest >= value)) {
                largest = value;
            }
        }
        return largest;
    }

    /** Without needless decimals: {@code 7}, {@code 12.5}. */
    public static String text(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static double after(String tag, String name) {
        int digits = name.length() + 1;
        if (tag.length() <= digits || !tag.startsWith(name) || tag.charAt(name.length()) != '_') {
            return Double.NaN;
        }
        for (int i = digits; i < tag.length(); i++) {
            char c = tag.charAt(i);
            if ((c < '0' || c > '9') && (c != '.' || i == digits || i == tag.length() - 1)) {
                return Double.NaN;
            }
        }
        return tag.indexOf('.', digits) == tag.lastIndexOf('.')
                ? Double.parseDouble(tag.substring(digits))
                : Double.NaN;
    }
}
