package io.slotwise.intake.baskets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BasketFileTest {
    @TempDir
    Path folder;

    @Test
    void gathers_rows_by_transaction_and_device() throws IOException {
        BasketsRead read = read("""
                transaction_id,product_id,device_id,timestamp
                1,cola,m1,2024-01-01T10:00
                2,tea,m1,2024-01-01
                1,chips,m1,2024-01-01T10:00
                1,cola,m1,2024-01-01T10:00
                1,cola,m2,2024-01-02
                3,,m1,2024-01-02
                """);
        assertThat(read.baskets())
                .extracting(Basket::productIds)
                .extracting(Object::toString)
                .containsExactly("[cola, chips]", "[tea]", "[cola]");
        assertThat(read.baskets().getFirst().day()).hasToString("2024-01-01");
        assertThat(read.report().duplicates()).isEqualTo(1);
        assertThat(read.report().rejected()).isEqualTo(1);
    }

    @Test
    void reads_one_basket_a_line() throws IOException {
        BasketsRead read = read("citrus fruit,margarine,citrus fruit\nwhole milk\n,,\ncream cheese ,yogurt\n");
        assertThat(read.baskets())
                .extracting(Basket::productIds)
                .extracting(Object::toString)
                .containsExactly("[citrus fruit, margarine]", "[whole milk]", "[cream cheese, yogurt]");
        assertThat(read.report().rejections()).containsOnlyKeys("empty_basket");
    }

    @Test
    void reads_numbers_with_blanks_between() throws IOException {
        BasketsRead read = read("0 1 2 \n30 31\n5\n");
        assertThat(read.baskets())
                .extracting(Basket::productIds)
                .extracting(Object::toString)
                .containsExactly("[0, 1, 2]", "[30, 31]", "[5]");
    }

    @Test
    void reads_a_tills_items() throws IOException {
        BasketsRead read = read(
                "Date,Time,Transaction,Item\n2016-10-30,09:58:11,1,Bread\n2016-10-30,10:05:34,2,Tea\n2016-10-30,10:05:34,2,Jam\n");
        assertThat(read.baskets())
                .extracting(Basket::productIds)
                .extracting(Object::toString)
                .containsExactly("[Bread]", "[Tea, Jam]");
    }

    private BasketsRead read(String text) throws IOException {
        return BasketFile.read(Files.writeString(folder.resolve("baskets.csv"), text));
    }
}
