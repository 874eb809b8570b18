package io.slotwise.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ForecastTest {
    private static final LocalDate START = LocalDate.of(2025, 1, 6);
    private static final int DAYS = 90;

    @TempDir
    private Path folder;

    private record Ran(int exit, String out, String err) {}

    private static Ran run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program =
                Slotwise.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Ran(program.execute(args), out.toString(), err.toString());
    }

    private Path sales(int spikeOnLastDay) throws IOException {
        StringBuilder text = new StringBuilder("timestamp,device_id,slot,product_id,quantity,unit_price\n");
        for (int t = 0; t < DAYS; t++) {
            text.append("%s,m1,A1,cola,2,1.50%n".formatted(START.plusDays(t)));
            text.append("%s,m1,A2,chips,1,1.25%n".formatted(START.plusDays(t)));
        }
        for (int n = 0; n < spikeOnLastDay; n++) {
            text.append("%s,m1,A1,cola,9,1.50%n".formatted(START.plusDays(DAYS)));
        }
        return Files.writeString(folder.resolve("sales%d.csv".formatted(spikeOnLastDay)), text.toString());
    }

    @Test
    void prints_a_line_for_every_group_of_every_level() throws IOException {
        Ran ran = run("forecast", "--sales", sales(0).toString(), "--horizon", "7");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out().lines())
                .hasSize(5)
                .first()
                .asString()
                .startsWith("{\"level\":\"sku\",\"device_id\":\"m1\",\"product_id\":\"chips\"")
                .contains(
                        "\"from\":\"2025-04-06\",\"to\":\"2025-04-12\"",
                        "\"0.975\":",
                        "\"reliability\":\"too_few_sales\"");
    }

    @Test
    void a_day_before_all_sales_has_no_forecast_and_says_so() throws IOException {
        Ran ran = run("forecast", "--sales", sales(0).toString(), "--as-of", "2020-01-01");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("nothing to forecast from 2020-01-01 on");
    }

    @Test
    void how_a_foreign_file_was_read_is_said_beside_the_result() throws IOException {
        StringBuilder text = new StringBuilder("Machine,Vend Date,Item,Qty\n");
        for (int t = 0; t < DAYS; t++) {
            text.append("m1,%s,cola,%s%n".formatted(START.plusDays(t), t == 5 ? "many" : "2"));
        }
        Path file = Files.writeString(folder.resolve("foreign.csv"), text.toString());
        Ran ran = run("forecast", "--sales", file.toString(), "--level", "machine");
        assertThat(ran.out().lines()).hasSize(1);
        assertThat(ran.err()).contains("date = Vend Date", "quantity = Qty", "1 of 90 rows were rejected");
    }

    @Test
    void a_machine_s_line_says_what_moves_its_sales_and_what_is_not_used() throws IOException {
        Ran ran = run("forecast", "--sales", sales(0).toString(), "--level", "machine");
        assertThat(ran.out().lines())
                .singleElement()
                .asString()
                .contains(
                        "\"effects\":[",
                        "\"factor\":\"annual_season\"",
                        "\"verdict\":\"too_few_days\"",
                        "\"factor\":\"trend\"");
    }

    @Test
    void a_spike_on_the_first_day_of_the_forecast_changes_no_byte() throws IOException {
        String day = START.plusDays(DAYS).toString();
        Ran calm = run("forecast", "--sales", sales(0).toString(), "--as-of", day, "--horizon", "28");
        Ran spiked = run("forecast", "--sales", sales(300).toString(), "--as-of", day, "--horizon", "28");
        assertThat(spiked.out()).isEqualTo(calm.out()).isNotEmpty();
    }

    @Test
    void needs_exactly_one_source_and_a_level_that_exists() throws IOException {
        assertThat(run("forecast").exit()).isEqualTo(2);
        assertThat(run("forecast", "--sales", sales(0).toString(), "--level", "shelf")
                        .exit())
                .isEqualTo(2);
        assertThat(run("forecast", "--sales", sales(0).toString(), "--horizon", "0")
                        .exit())
                .isEqualTo(1);
        assertThat(run("forecast", "--sales", folder.resolve("none.csv").toString())
                        .exit())
                .isEqualTo(1);
    }
}
