package io.slotwise.intake.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Imported;
import io.slotwise.intake.RandomDatasets;
import io.slotwise.intake.csv.UnreadableInput;
import io.slotwise.intake.csv.UnreadableInput.Why;
import io.slotwise.intake.dataset.DatasetFolder;
import io.slotwise.intake.mapping.MappingFile;
import io.slotwise.intake.report.FileReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
    private static final String VENDING = """
            Status,Device ID,Location,Machine,Product,Category,Transaction,TransDate,Type,RCoil,RPrice,RQty,LineTotal,Prcd Date
            Processed,V1,Mall,Mall x1,Red Bull,Carbonated,901,1/31/2022,Credit,148,3.5,1,3.5,1/31/2022
            Processed,V1,Mall,Mall x1,Takis,Food,901,1/31/2022,Credit,110,1.5,2,3,2/2/2022
            Processed,V1,Mall,Mall x1,Takis,,902,2/1/2022,Cash,110,1.5,1,1.5,2/1/2022
            Unlinked,V1,Mall,Mall x1,,,903,2/2/2022,Cash,110,1.5,1,1.5,2/2/2022
            Processed,V1,Mall,Mall x1,,,904,2/2/2022,Cash,133,,1,,2/2/2022
            Processed,V1,Mall,Mall x1,Takis,Food,905,13/1/2022,Cash,110,1.5,1,1.5,2/2/2022
            Processed,V1,Mall,Mall x1,Takis,Food,906,2/3/2022,Cash,11O,1.5,1,1.5,2/3/2022
            Processed,V2,Mall,Mall x2,Water,Water,907,2/3/2022,Cash,144,,1,,2/3/2022
            """;

    @TempDir
    Path folder;

    @Test
    void accounts_for_the_defects_of_a_vending_export() throws IOException {
        Imported imported = open("vending.csv", VENDING);
        FileReport report = imported.report().files().getFirst();
        assertThat(report.rows()).isEqualTo(8);
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.repairs())
                .containsOnly(
                        java.util.Map.entry("missing_category", 2L), java.util.Map.entry("product_from_slot", 1L));
        assertThat(report.rejections()).containsOnlyKeys("missing_product", "impossible_date", "bad_position");
        assertThat(report.warnings()).anyMatch(words -> words.startsWith("In 1 rows the day of processing"));
        assertThat(imported.dataset().machines()).extracting("id").containsExactly("V1", "V2");
        assertThat(imported.dataset().catalogue().get("Takis").category()).isEqualTo("Food");
    }

    @Test
    void coils_become_slots_and_card_transactions_baskets() throws IOException {
        List<Sale> sales = open("vending.csv", VENDING).dataset().sales();
        Sale first = sales.getFirst();
        assertThat(first.slot()).isEqualTo(Position.parse("D9"));
        assertThat(first.payment()).isEqualTo(Sale.Payment.CARD);
        assertThat(first.transactionId()).isEqualTo(sales.get(1).transactionId());
        assertThat(sales.get(1).quantity()).isEqualTo(2);
        assertThat(sales.get(1).unitPrice()).isEqualTo(Money.of("1.50"));
    }

    @Test
    void the_planogram_is_told_from_the_coils() throws IOException {
        Imported imported = open("vending.csv", VENDING);
        assertThat(imported.dataset()
                        .machine("V1")
                        .planogram(0)
                        .slot(Position.parse("A1"))
                        .productId())
                .isEqualTo("Takis");
        assertThat(imported.dataset().slotChanges()).hasSize(3);
        assertThat(imported.report().warnings()).anyMatch(words -> words.contains("reconstructed"));
    }

    @Test
    void links_the_vends_of_one_card_within_minutes() throws IOException {
        List<Sale> sales = open("coffee.csv", """
                date,datetime,cash_type,card,money,coffee_name
                2024-03-01,2024-03-01 10:15:50.520,card,ANON-1,38.7,Latte
                2024-03-01,2024-03-01 10:16:50.520,card,ANON-1,28.9,Espresso
                2024-03-01,2024-03-01 12:00:00.000,card,ANON-1,38.7,Latte
                2024-03-01,2024-03-01 12:01:00.000,cash,,40.0,Latte
                """).dataset().sales();
        assertThat(sales.get(0).transactionId()).isEqualTo(sales.get(1).transactionId());
        assertThat(sales.get(2).transactionId()).isNotEqualTo(sales.get(1).transactionId());
        assertThat(sales.get(3).transactionId()).isNull();
        assertThat(sales.getFirst().time()).hasToString("10:15:50.520");
    }

    @Test
    void reads_a_planogram_export() throws IOException {
        Imported imported = open("device_products.csv", """
                asset,device_name,device_type,model,cabinet_type,cabinet_model,cabinet_index,planogram_key,slot_position,product_name,price,capacity
                111,Gate,Pico,Cooler,Cooler,Cooler,0,111-Cooler-0,A1,Cola,2.5,10
                111,Gate,Pico,Cooler,Cooler,Cooler,0,111-Cooler-0,A2,EMPTY_SLOT,,0
                111,Gate,Pico,Cooler,Freezer,Freezer,1,111-Freezer-1,B1,Ice,3,8
                111,Gate,Pico,Cooler,Freezer,Freezer,1,111-Freezer-1,B1,Ice,3,8
                111,Gate,Pico,Cooler,Freezer,Freezer,1,111-Freezer-1,ZZ9,Ice,3,8
                """);
        assertThat(imported.report().duplicates()).isEqualTo(1);
        assertThat(imported.report().rejected()).isEqualTo(1);
        assertThat(imported.dataset().machine("111").planogram(0).slots()).hasSize(2);
        assertThat(imported.dataset().machine("111").planogram(1).cabinet().temperature())
                .isEqualTo(Temperature.FROZEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mine.json", "mine.csv"})
    void reads_a_foreign_file_through_a_mapping_of_the_operator(String name) throws IOException {
        Path mapping = Files.writeString(folder.resolve(name), name.endsWith("json") ? """
                {"kind": "sales", "date_order": "day_month_year", "decimal_mark": "comma", "selections": "tens:1:0",
                 "columns": {"date": "Tag", "product_name": "Artikel", "unit_price": "Preis", "slot": "Fach",
                             "payment": "Zahlart"},
                 "constants": {"device_id": "halle-3", "currency": "EUR"},
                 "payments": {"Bar": "cash"}}
                """ : """
                field,column,value
                date_order,,day_month_year
                decimal_mark,,comma
                selections,,tens:1:0
                date,Tag,
                product_name,Artikel,
                unit_price,Preis,
                slot,Fach,
                payment,Zahlart,
                device_id,,halle-3
                currency,,EUR
                payments.Bar,,cash
                """);
        Path file = Files.writeString(
                folder.resolve("verkauf.csv"), "Tag;Artikel;Preis;Fach;Zahlart\n03.04.2022;Käse;2,50;12;Bar\n");
        Imported imported = Intake.open(file, IntakeOptions.NONE.with(MappingFile.read(mapping)));
        Sale sale = imported.dataset().sales().getFirst();
        assertThat(sale.date()).hasToString("2022-04-03");
        assertThat(sale.unitPrice()).isEqualTo(Money.of("2.50"));
        assertThat(sale.slot()).hasToString("A3");
        assertThat(sale.payment()).isEqualTo(Sale.Payment.CASH);
        assertThat(imported.dataset().machine("halle-3").service().currency()).isEqualTo("EUR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"colums\":{}}",
                "{\"columns\":{\"price_of_all\":\"x\"}}",
                "{\"kind\":\"weather\"}",
                "{\"kind\":1}",
                "{\"kind\":\"sales\",\"kind\":\"sales\"}",
                "{} {}",
                "{\"selections\":\"diagonal\"}"
            })
    void refuses_a_mapping_that_says_something_unknown(String json) throws IOException {
        Path mapping = Files.writeString(folder.resolve("mine.json"), json);
        assertThatThrownBy(() -> MappingFile.read(mapping))
                .isInstanceOf(UnreadableInput.class)
                .hasMessageContaining("mine.json");
    }

    @Test
    void says_which_presets_there_are_when_none_fits() throws IOException {
        assertThatThrownBy(() -> open("weather.csv", "day,rain\n2022-01-01,3\n"))
                .isInstanceOf(UnreadableInput.class)
                .hasMessageContaining("nj_vending")
                .hasMessageContaining("rain");
    }

    @Test
    void hands_sales_on_in_batches() throws IOException {
        StringBuilder text = new StringBuilder("timestamp,device_id,product_id\n");
        for (int i = 0; i < 12_345; i++) {
            text.append("2024-01-01T10:00,m")
                    .append(i % 7)
                    .append(",p")
                    .append(i % 30)
                    .append('\n');
        }
        List<Integer> batches = new ArrayList<>();
        InputStream stream = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
        Imported imported = Intake.open(stream, "sales.csv", IntakeOptions.NONE, batch -> batches.add(batch.size()));
        assertThat(batches).containsExactly(5_000, 5_000, 2_345);
        assertThat(imported.dataset().sales()).isEmpty();
        assertThat(imported.dataset().machines()).hasSize(7);
    }

    @Test
    void opens_a_dataset_folder_and_compressed_files() throws IOException {
        DatasetFolder.write(RandomDatasets.of(1), folder.resolve("set"));
        assertThat(Intake.open(folder.resolve("set"), IntakeOptions.NONE).dataset())
                .isEqualTo(RandomDatasets.of(1));
        Files.write(folder.resolve("v.csv.gz"), gzip(VENDING.getBytes(StandardCharsets.UTF_8)));
        assertThat(Intake.open(folder.resolve("v.csv.gz"), IntakeOptions.NONE)
                        .dataset()
                        .sales())
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../sales.csv", "/etc/passwd", "a/b.csv", "..", "c:x.csv", "a\\b.csv", "", "a\u0000.csv"})
    void refuses_names_that_lead_elsewhere(String name) {
        assertThatThrownBy(() -> upload(name, VENDING.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        UnreadableInput.class, e -> assertThat(e.why()).isEqualTo(Why.FORBIDDEN_PATH));
    }

    @Test
    void refuses_archives_bombs_and_what_is_compressed_twice() throws IOException {
        byte[] zip = {'P', 'K', 3, 4, 0, 0, 0, 0};
        assertThatThrownBy(() -> upload("x.zip", zip)).hasMessageContaining("archive");
        byte[] twice = gzip(gzip(VENDING.getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> upload("x.csv.gz", twice)).hasMessageContaining("twice");
        byte[] bomb = gzip(new byte[51 * 1024 * 1024]);
        assertThatThrownBy(() -> upload("x.csv.gz", bomb))
                .isInstanceOfSatisfying(
                        UnreadableInput.class, e -> assertThat(e.why()).isEqualTo(Why.TOO_LARGE));
        byte[] cut = java.util.Arrays.copyOf(gzip(VENDING.getBytes(StandardCharsets.UTF_8)), 60);
        assertThatThrownBy(() -> upload("x.csv.gz", cut)).hasMessageContaining("broken gzip");
    }

    private static Imported upload(String name, byte[] bytes) throws IOException {
        return Intake.open(new ByteArrayInputStream(bytes), name, IntakeOptions.NONE, batch -> {});
    }

    private Imported open(String name, String text) throws IOException {
        return Intake.open(Files.writeString(folder.resolve(name), text), IntakeOptions.NONE);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
