package io.slotwise.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that answer from a dataset folder alone. */
class DatasetCommandsTest {
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    static Path folder;

    private record Ran(int code, String out, String err) {
        JsonNode json() {
            assertThat(code).as(err).isZero();
            return JsonMapper.shared().readTree(out);
        }
    }

    @BeforeAll
    static void writeDataset() throws IOException {
        write("products.csv", """
                product_id,name,category,price,cost
                cola,Cola,drinks,2.50,1.00
                chips,Chips,snacks,2.00,0.80
                gum,Gum,sweets,1.00,0.40
                bar,Bar,sweets,1.50,0.60
                nuts,Nuts,snacks,1.50,0.60
                tea,Tea,drinks,2.00,0.80
                """);
        write("devices.csv", """
                device_id,name,venue_type,time_zone,currency,service_interval_days
                m1,Hall,office,America/New_York,USD,7
                """);
        write("cabinets.csv", "device_id,cabinet_index,type,rows,columns\nm1,0,snack,1,4\n");
        write("planograms.csv", """
                device_id,cabinet_index,slot,product_id,width_columns,capacity,par_level,quantity,price
                m1,0,A1,cola,1,10,8,8,2.50
                m1,0,A2,chips,1,10,8,8,2.00
                m1,0,A3,gum,1,10,8,8,1.00
                m1,0,A4,,1,10,,,
                """);
        write("sales.csv", sales());
    }

    @Test
    void a_product_is_scored_in_one_slot_as_the_route_does() {
        JsonNode one = run("score", "--device", "m1", "--product", "cola", "--slot", "A4", "--json")
                .json();

        assertThat(one.get("target_position").stringValue()).isEqualTo("A4");
        assertThat(one.get("score").intValue()).isBetween(1, 100);
        assertThat(one.get("value_per_week").propertyNames())
                .containsExactly("mean", "low", "high", "probability_positive");
    }

    @Test
    void a_product_named_by_its_name_is_scored_in_every_slot() {
        JsonNode all =
                run("score", "--device", "m1", "--product", "chips", "--json").json();
        Ran text = run("score", "--device", "m1", "--product", "CHIPS");

        assertThat(all.get("scores")).hasSize(4);
        assertThat(text.out().lines()).hasSize(4).allMatch(line -> line.startsWith("A"));
    }

    @Test
    void unknown_devices_products_slots_and_cabinets_are_named() {
        assertFails(1, "(nobody)", "score", "--device", "nobody", "--product", "cola");
        assertFails(1, "(beer)", "score", "--device", "m1", "--product", "beer");
        assertFails(1, "B7", "score", "--device", "m1", "--product", "cola", "--slot", "B7");
        assertFails(1, "cabinet (3)", "score", "--device", "m1", "--product", "cola", "--cabinet", "3");
        assertFails(2, "--slot", "score", "--device", "m1", "--product", "cola", "--slot", "7B");
        assertFails(2, "--product", "score", "--device", "m1");
    }

    @Test
    void a_machine_is_planned_and_the_same_effort_gives_the_same_plan() {
        JsonNode plan =
                run("optimise", "--device", "m1", "--effort", "5000", "--json").json();
        JsonNode again =
                run("optimise", "--device", "m1", "--effort", "5000", "--json").json();

        assertThat(plan.at("/feasible").booleanValue()).isTrue();
        assertThat(plan.at("/moves")).isNotEmpty();
        assertThat(again).isEqualTo(plan);
        assertThat(run("optimise", "--device", "m1", "--time-ms", "50").out()).contains("At most");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--effort=much", "--effort=1", "--max-changes=-1", "--time-ms=0", "--objective=fame"})
    void a_plan_that_cannot_be_asked_for_is_misuse(String option) {
        assertThat(run("optimise", "--device", "m1", option).code()).isEqualTo(2);
    }

    @Test
    void a_second_facing_of_the_best_seller_is_predicted_to_pay_in_either_form_of_the_file() throws IOException {
        String change = "[{\"type\":\"assign\",\"position\":\"A4\",\"product_id\":\"cola\"}]";
        JsonNode list = predict(change, "--json").json();
        JsonNode wrapped = predict("{\"changes\":" + change + "}", "--json").json();

        assertThat(list.at("/prediction/lift_percentage").doubleValue()).isPositive();
        assertThat(wrapped).isEqualTo(list);
        assertThat(predict(change).out()).contains("Recommendation:", "Revenue a day:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "nothing",
                "[{\"type\":\"move\",\"position\":\"A1\"}]",
                "[{\"type\":\"assign\",\"position\":\"A4\",\"product_id\":\"beer\"}]",
                "[{\"type\":\"clear\",\"position\":\"C9\"}]"
            })
    void changes_that_cannot_be_are_refused(String changes) throws IOException {
        Ran ran = predict(changes);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void a_file_that_is_not_there_or_holds_no_text_is_named(@TempDir Path dir) throws IOException {
        byte[] noise = new byte[3_000];
        new SplittableRandom(3).nextBytes(noise);
        Path nonsense = Files.write(dir.resolve("noise.csv"), noise);

        assertFails(1, "There is no file (nowhere.json)", "predict", "--device", "m1", "--changes", "nowhere.json");
        Ran ran = execute("validate", nonsense.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("noise.csv", "cannot be split into rows").doesNotContain("\tat ");
    }

    @Test
    void a_horizon_of_no_days_is_misuse() throws IOException {
        assertThat(predict("[{\"type\":\"clear\",\"position\":\"A3\"}]", "--horizon", "0")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void pairs_come_as_json_lines_of_exactly_the_promised_fields_the_most_certain_first() {
        Ran ran = execute("affinity", "--dataset", folder.toString(), "--fdr", "0.01");

        List<String> lines = ran.out().lines().toList();
        assertThat(lines).as(ran.err()).isNotEmpty();
        JsonNode pair = JsonMapper.shared().readTree(lines.getFirst());
        assertThat(pair.propertyNames())
                .containsExactly("a", "b", "count", "expected", "lift", "lift_low", "lift_high", "p_value", "q_value");
        assertThat(pair.get("a").stringValue() + "+" + pair.get("b").stringValue())
                .isEqualTo("chips+cola");
    }

    @Test
    void baskets_of_a_file_give_pairs_or_a_reason_why_not(@TempDir Path dir) throws IOException {
        Path single = Files.writeString(dir.resolve("single.csv"), "transaction_id,product_id\nt1,a\nt2,b\n");

        Ran ran = execute("affinity", "--baskets", single.toString());

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("single product");
    }

    @Test
    void affinity_is_misused_without_baskets_or_with_a_model_or_rate_that_is_none() {
        assertThat(execute("affinity").code()).isEqualTo(2);
        assertThat(execute("affinity", "--dataset", folder.toString(), "--null", "chance")
                        .code())
                .isEqualTo(2);
        assertThat(execute("affinity", "--dataset", folder.toString(), "--fdr", "1.5")
                        .code())
                .isEqualTo(2);
        assertThat(execute("affinity", "--baskets", folder.resolve("none.csv").toString())
                        .code())
                .isEqualTo(1);
    }

    @Test
    void good_data_is_valid_and_ready() {
        JsonNode finding = execute("validate", folder.toString(), "--json").json();

        assertThat(finding.get("valid").booleanValue()).isTrue();
        assertThat(finding.at("/ready_for/predict_revenue").booleanValue()).isTrue();
        assertThat(finding.at("/ready_for/affinity_analysis").booleanValue()).isTrue();
        assertThat(execute("validate", folder.toString()).out()).contains("sales.csv", "Ready for:");
    }

    @Test
    void bad_rows_and_broken_rules_are_told_and_fail(@TempDir Path dir) throws IOException {
        for (String file : List.of("products.csv", "devices.csv", "cabinets.csv", "planograms.csv")) {
            Files.copy(folder.resolve(file), dir.resolve(file));
        }
        Files.writeString(
                dir.resolve("sales.csv"),
                "timestamp,device_id,slot,product_id,quantity,unit_price\nyesterday,m1,A1,cola,1,2.5\n");
        Files.writeString(
                dir.resolve("planograms.csv"),
                Files.readString(folder.resolve("planograms.csv")).replace("cola,1,10,8,8", "cola,1,10,12,8"));

        Ran ran = execute("validate", dir.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("NOT valid", "rejected", "Device m1, cabinet 0:");
        assertThat(execute("validate", dir.resolve("nothing").toString()).code())
                .isEqualTo(1);
        assertThat(execute("validate").code()).isEqualTo(2);
    }

    private static Ran predict(String changes, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("changes.json"), changes);
        return run(
                "predict",
                Stream.concat(Stream.of("--device", "m1", "--changes", file.toString()), Arrays.stream(more))
                        .toArray(String[]::new));
    }

    private static void assertFails(int code, String named, String... args) {
        Ran ran = run(args[0], Arrays.copyOfRange(args, 1, args.length));
        assertThat(ran.code()).as(ran.err()).isEqualTo(code);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(named).doesNotContain("\tat ");
    }

    private static Ran run(String command, String... args) {
        return execute(Stream.concat(Stream.of(command, "--dataset", folder.toString()), Arrays.stream(args))
                .toArray(String[]::new));
    }

    private static Ran execute(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program =
                Slotwise.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = program.execute(args);
        return new Ran(code, out.toString(), err.toString());
    }

    /** Every second buyer of a cola takes chips along; others take anything. */
    private static String sales() {
        List<String> goods =
                List.of("cola,1,2.50", "chips,1,2.00", "gum,1,1.00", "bar,1,1.50", "nuts,1,1.50", "tea,1,2.00");
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder lines =
                new StringBuilder("timestamp,device_id,product_id,quantity,unit_price,transaction_id,payment\n");
        for (int i = 0; i < 900; i++) {
            String line = "2026-%02d-%02dT12:%02d:00,m1,%%s,t%d,card\n".formatted(1 + i / 300, 1 + i % 28, i % 60, i);
            int first = random.nextInt(goods.size());
            lines.append(line.formatted(goods.get(first)));
            if (random.nextInt(2) == 0) {
                int other = (first + random.nextInt(1, goods.size())) % goods.size();
                lines.append(line.formatted(goods.get(first == 0 ? 1 : other)));
            }
        }
        return lines.toString();
    }

    private static void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
