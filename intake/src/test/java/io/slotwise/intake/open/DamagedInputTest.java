package io.slotwise.intake.open;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.intake.Imported;
import io.slotwise.intake.csv.UnreadableInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Whatever bytes come: a report, or one kind of error; never another exception. */
class DamagedInputTest {
    private static final int TRIES = 3_000;
    private static final List<String> WHOLE = List.of(
            "timestamp,device_id,slot,product_id,quantity,unit_price\n2024-01-01T10:00,m1,A1,p1,1,2.50\n2024-01-02,m1,\"A2\",p2,2,1\n",
            "Device ID,Location,Machine,Product,Category,Transaction,TransDate,Type,RCoil,RPrice,RQty,LineTotal,Prcd Date\nV1,Mall,M,Takis,Food,9,1/31/2022,Cash,110,1.5,1,1.5,1/31/2022\n",
            "device_id,slot,product_id,capacity,width_columns\nm1,A1,p1,5,2\nm1,A3,p1,5,1\n",
            "DXS*A*VA*V0/6*1\r\nST*001*0001\r\nID1*S1*M\r\nPA1*10*125\r\nPA2*1*2*3*4\r\nPA5*250101*1200*1\r\nG85*0000\r\nSE*8*0001\r\nDXE*1*1\r\n");
    private static final String SPICE = ",;\"\n\r*'=-0129.A\u0000\u202E\uD83CéZ ";

    @Test
    void damaged_input_is_reported_or_refused() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        for (int i = 0; i < TRIES; i++) {
            StringBuilder text = new StringBuilder(WHOLE.get(i % WHOLE.size()));
            for (int edits = 1 + random.nextInt(6); edits > 0; edits--) {
                edit(text, random);
            }
            byte[] bytes = text.toString()
                    .getBytes(random.nextInt(4) == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
            for (int flips = random.nextInt(3); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            requireReportOrRefusal(bytes);
        }
    }

    private static void edit(StringBuilder text, RandomGenerator random) {
        int at = random.nextInt(text.length() + 1);
        char spice = SPICE.charAt(random.nextInt(SPICE.length()));
        switch (random.nextInt(3)) {
            case 0 -> text.insert(at, spice);
            case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
            default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
        }
    }

    private static void requireReportOrRefusal(byte[] bytes) {
        try {
            Imported imported =
                    Intake.open(new ByteArrayInputStream(bytes), "upload.csv", IntakeOptions.NONE, batch -> {});
            assertThat(imported.report().files()).isNotEmpty();
        } catch (UnreadableInput e) {
            assertThat(e.getMessage()).doesNotContain("\u0000", "\u202E");
        } catch (IOException e) {
            throw new AssertionError("Only one kind of refusal was expected.", e);
        }
    }
}
