package io.slotwise.intake.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Imported;
import io.slotwise.intake.baskets.Basket;
import io.slotwise.intake.baskets.BasketFile;
import io.slotwise.intake.csv.Moment;
import io.slotwise.intake.csv.UnreadableInput;
import io.slotwise.intake.report.FileReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that no preset knows, told by their headings. */
class HeadingsTest {
    @TempDir
    Path folder;

    @Test
    void tells_the_columns_of_a_till_and_says_what_it_told() throws IOException {
        Imported imported = open("""
                transaction_id,transaction_date,transaction_time,transaction_qty,StoreId,store_location,product_id,unit_price,product_category,product_detail
                1,2023-01-01,7:06:11,2,5,Harbour,32,3,Coffee,Ethiopia
                1,2023-01-01,7:06:11,1,5,Harbour,57,3.1,Tea,Chai
                """);
        Sale first = imported.dataset().sales().getFirst();
        assertThat(first.deviceId()).isEqualTo("5");
        assertThat(first.productId()).isEqualTo("32");
        assertThat(first.quantity()).isEqualTo(2);
        assertThat(first.time()).hasToString("07:06:11");
        assertThat(first.transactionId()).isEqualTo("1");
        assertThat(imported.dataset().catalogue().get("57").name()).isEqualTo("Chai");
        assertThat(report(imported).warnings())
                .anyMatch(words -> words.contains("product_name = product_detail") && words.contains("StoreId"));
    }

    @Test
    void rows_that_name_no_machine_are_of_one() throws IOException {
        Imported imported = open("""
                date,datetime,cash_type,money,coffee_name
                2024-03-01,2024-03-01 10:15:50.520,card,38.7,Latte
                2024-03-02,2024-03-02 11:00:00.000,cash,30,Espresso
                """);
        assertThat(imported.dataset().machines()).extracting("id").containsExactly("machine-1");
        assertThat(imported.dataset().sales().getFirst().payment()).isEqualTo(Sale.Payment.CARD);
        assertThat(report(imported).warnings()).anyMatch(words -> words.contains("one machine (machine-1)"));
    }

    @Test
    void another_language_and_notation_are_told_where_the_rows_prove_them() throws IOException {
        Sale sale = open("""
                Datum;Uhrzeit;Automat;Fach;Artikel;Menge;Preis
                03.02.2024;08:15;Halle 1;A1;Cola;1;2,50
                31.01.2024;09:15;Halle 1;A2;Nüsse;1;1,80
                """).dataset().sales().getFirst();
        assertThat(sale.date()).hasToString("2024-02-03");
        assertThat(sale.unitPrice()).isEqualTo(Money.of("2.50"));
        assertThat(sale.slot()).isEqualTo(Position.parse("A1"));
    }

    @Test
    void the_month_comes_first_where_a_day_past_the_twelfth_proves_it() throws IOException {
        List<Sale> sales = open("Machine,Sold at,Product,Price\nV1,1/2/2024 8:26 PM,Tea,1.5\nV1,1/31/2024,Tea,1.5\n")
                .dataset()
                .sales();
        assertThat(sales)
                .extracting(Sale::date)
                .extracting(Object::toString)
                .containsExactly("2024-01-02", "2024-01-31");
    }

    @Test
    void dates_that_prove_nothing_or_both_are_reported_by_row() throws IOException {
        FileReport nothing = report(open("Machine,Date,Product\nV1,1/2/2024,Tea\nV1,2024-01-05,Tea\n"));
        assertThat(nothing.rejections()).containsOnlyKeys("ambiguous_date");
        assertThat(nothing.accepted()).isEqualTo(1);
        FileReport both = report(open("Machine,Date,Product\nV1,31/1/2024,Tea\nV1,1/31/2024,Tea\n"));
        assertThat(both.rejections()).containsOnlyKeys("ambiguous_date");
    }

    @Test
    void amounts_that_may_be_thousands_stay_unread() throws IOException {
        FileReport thousands = report(open("Machine;Date;Product;Price\nV1;2024-01-05;Tea;1,500\n"));
        assertThat(thousands.rejections()).containsOnlyKeys("decimal_comma");
        FileReport mixed = report(open("Machine;Date;Product;Price\nV1;2024-01-05;Tea;1,50\nV1;2024-01-05;Tea;1.50\n"));
        assertThat(mixed.rejections()).containsOnlyKeys("decimal_comma");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mar 4, 2024 10:15 AM | 2024-03-04T10:15",
                "4 March 2024 | 2024-03-04",
                "04-Mar-2024 22:18 | 2024-03-04T22:18",
                "Oct 5 2024 | 2024-10-05",
                "20240305 | 2024-03-05",
                "20240305T0815 | impossible_time",
                "Mud 4, 2024 | unreadable_date",
                "31 Feb 2024 | impossible_date",
                "4 Mar 24 | unreadable_date"
            })
    void days_with_named_months_or_eight_digits_have_one_meaning(String written, String meant) throws IOException {
        Imported imported = open("Machine;When;Timestamp;Product\nV1;x;%s;Tea\n".formatted(written));
        List<String> read = imported.dataset().sales().stream()
                .map(sale -> Moment.text(sale.date(), sale.time()))
                .toList();
        assertThat(read.isEmpty() ? report(imported).rejections().keySet() : read)
                .containsExactly(meant);
    }

    @Test
    void a_file_without_days_that_names_slots_is_a_planogram() throws IOException {
        Imported imported =
                open("Asset ID,Coil,Item Name,Vend Price,Max Capacity\nV1,A1,Cola,2.5,10\nV1,A2,Chips,1.5,8\n");
        assertThat(imported.dataset()
                        .machine("V1")
                        .planogram(0)
                        .slot(Position.parse("A2"))
                        .capacity())
                .isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Vend Date,Vend Time | 2024-03-04,08:15 | 2024-03-04T08:15",
                "Vend Time,Site | 2024-03-04 08:15,Hall | 2024-03-04T08:15",
                "Date,Created At | 2024-03-04,2024-03-09 10:00 | 2024-03-04",
                "Created At,Site | 2024-03-09 10:00,Hall | 2024-03-09T10:00"
            })
    void the_moment_of_the_sale_is_told_among_others(String header, String row, String meant) throws IOException {
        Imported imported = open("%s,Item%n%s,Tea%n".formatted(header, row));
        Sale sale = imported.dataset().sales().getFirst();
        assertThat(Moment.text(sale.date(), sale.time())).isEqualTo(meant);
    }

    @Test
    void a_till_that_tells_more_than_a_preset_is_not_read_by_it() throws IOException {
        Sale sale = open("Date,Time,Machine,Transaction,Item,Qty,Price\n2024-03-04,08:15,Hall,7,Tea,2,1.5\n")
                .dataset()
                .sales()
                .getFirst();
        assertThat(sale.deviceId()).isEqualTo("Hall");
        assertThat(sale.quantity()).isEqualTo(2);
    }

    @Test
    void what_was_sold_of_a_slot_is_not_what_stands_there() throws IOException {
        Imported imported = open("Slot,Product,Units Sold,Stock\nA1,Cola,90,7\n");
        assertThat(imported.dataset()
                        .machine("machine-1")
                        .planogram(0)
                        .slot(Position.parse("A1"))
                        .facing())
                .extracting("quantity")
                .isEqualTo(7);
    }

    @Test
    void headings_that_tell_too_little_are_refused_by_name() {
        assertThatThrownBy(() -> open("when,box,what\n2024-01-05,V1,Tea\n"))
                .isInstanceOf(UnreadableInput.class)
                .hasMessageContaining("[when, box, what]")
                .hasMessageContaining("mapping file");
    }

    @Test
    void baskets_are_told_as_well() throws IOException {
        Path file = Files.writeString(
                folder.resolve("b.csv"), "InvoiceNo,StockCode,Description\n7,A,Heart\n7,B,Lamp\n8,A,Heart\n");
        assertThat(BasketFile.read(file).baskets())
                .extracting(Basket::productIds)
                .containsExactly(List.of("A", "B"), List.of("A"));
    }

    private Imported open(String content) throws IOException {
        return Intake.open(Files.writeString(folder.resolve("file.csv"), content), IntakeOptions.NONE);
    }

    private static FileReport report(Imported imported) {
        return imported.report().files().getFirst();
    }
}
