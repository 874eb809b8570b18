package io.slotwise.engine.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount of the operator's currency, in ten-thousandths of its unit. The scale is the same for
 * every currency, so no amount needs to know its own; at most 4 decimals survive at the edge.
 *
 * @param tenThousandths the amount times 10,000; negative for a loss
 */
public record Money(long tenThousandths) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    /** Decimals that an amount keeps. */
    public static final int DECIMALS = 4;

    private static final long PER_UNIT = 10_000;

    /**
     * The exact amount.
     *
     * @throws IllegalArgumentException if it has more than 4 decimals or does not fit
     */
    public static Money of(BigDecimal amount) {
        try {
            return new Money(amount.setScale(DECIMALS, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "The amount (%s) must have at most %d decimals and fit in 64 bits."
                            .formatted(abbreviated(amount), DECIMALS),
                    e);
        }
    }

    /** The exact amount of a decimal text such as {@code "2.50"}. */
    public static Money of(String amount) {
        return of(new BigDecimal(amount));
    }

    /** The nearest amount to an expectation of the model; half a ten-thousandth goes to the even neighbour. */
    public static Money nearest(double amount) {
        if (!Double.isFinite(amount) || Math.abs(amount) > Long.MAX_VALUE / (double) PER_UNIT) {
            throw new IllegalArgumentException("The amount (%s) must be finite.".formatted(amount));
        }
        return new Money((long) Math.rint(amount * PER_UNIT));
    }

    /** The amount as a double in currency units, for the arithmetic of expectations. */
    public double toDouble() {
        return tenThousandths / (double) PER_UNIT;
    }

    /** The amount as an exact decimal of scale 4. */
    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(tenThousandths, DECIMALS);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(tenThousandths, other.tenThousandths));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(tenThousandths, other.tenThousandths));
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(tenThousandths, factor));
    }

    public boolean isNegative() {
        return tenThousandths < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(tenThousandths, other.tenThousandths);
    }

    /** Decimal text with at least two and at most four decimals: {@code 2.50}, {@code 0.0125}. */
    @Override
    public String toString() {
        BigDecimal stripped = toBigDecimal().stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale())).toPlainString();
    }

    private static String abbreviated(BigDecimal amount) {
        String text = amount.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
