package io.slotwise.intake;

import io.slotwise.engine.sales.Sale;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Gives every sale line of one import a name that the same line gets again in every later import, so that a store can
 * tell what it already has. Lines that say the same (two vends of one product on one day, where only the day is known)
 * are told apart by their number: the first, the second, and so on. Importing a file twice therefore adds nothing, and
 * two genuine vends stay two.
 *
 * <p>One instance for one import, fed with every sale in any order. For one thread. About 24 bytes a line.
 */
public final class SaleFingerprints {
    private static final int BYTES = 16;
    private static final char SEPARATOR = '\u001F';

    private final MessageDigest digest = sha256();
    private final StringBuilder text = new StringBuilder();
    private final Occurrences occurrences = new Occurrences();

    /** 32 hexadecimal digits: 128 bits of SHA-256 over everything that the line says and its number among equals. */
    public String of(Sale sale) {
        byte[] said = digest.digest(words(sale).getBytes(StandardCharsets.UTF_8));
        int number = occurrences.count(ByteBuffer.wrap(said).getLong());
        digest.update(said);
        byte[] named =
                digest.digest(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        return HexFormat.of().formatHex(named, 0, BYTES);
    }

    private String words(Sale sale) {
        text.setLength(0);
        part(sale.date());
        part(sale.time());
        part(sale.deviceId());
        part(sale.cabinetIndex());
        part(sale.slot());
        part(sale.productId());
        part(sale.quantity());
        part(sale.unitPrice());
        part(sale.transactionId());
        part(sale.payment());
        return text.toString();
    }

    private void part(@Nullable Object value) {
        text.append(value == null ? "" : value).append(SEPARATOR);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
