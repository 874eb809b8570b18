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

class BacktestTest {
    private static final LocalDate START = LocalDate.of(2025, 1, 6);

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

    private Path sales(int days) throws IOException {
        StringBuilder text = new StringBuilder("timestamp,device_id,slot,product_id,quantity,unit_price\n");
        for (int t = 0; t < days; t++) {
            text.append("%s,m1,A1,cola,%d,1.50%n".formatted(START.plusDays(t), 1 + t % 3));
            text.append("%s,m1,A2,chips,1,1.25%n".formatted(START.plusDays(t)));
        }
        return Files.writeString(folder.resolve("sales.csv"), text.toString());
    }

    @Test
    void prints_the_accuracy_at_four_levels_beside_known_methods() throws IOException {
        Ran ran = run("backtest", "--sales", sales(220).toString(), "--horizons", "7");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .startsWith("1 machines, 2 series, 220 days; 26 weekly origins")
                .contains("### Product on machine, 7 days", "### Fleet, 7 days", "| slotwise |", "| TSB |");
    }

    @Test
    void writes_a_report_that_says_how_it_was_made() throws IOException {
        Path report = folder.resolve("report.md");
        Ran ran = run(
                "backtest",
                "--sales",
                sales(120).toString(),
                "--origins",
                "8",
                "--horizons",
                "7",
                "--json",
                "--report",
                report.toString());
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).startsWith("{\"machines\":1,\"series\":2,\"days\":120,\"origins\":8,\"lines\":[");
        assertThat(report).content().startsWith("`slotwise backtest --sales ").contains("### Machine, 7 days");
    }

    @Test
    void says_so_when_the_past_is_too_short() throws IOException {
        Ran ran = run("backtest", "--sales", sales(60).toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("no room for 26 weekly origins");
    }

    @Test
    void refuses_origins_and_horizons_out_of_bounds() throws IOException {
        String file = sales(60).toString();
        assertThat(run("backtest", "--sales", file, "--origins", "1").exit()).isEqualTo(2);
        assertThat(run("backtest", "--sales", file, "--horizons", "7,400").exit())
                .isEqualTo(2);
        assertThat(run("backtest").exit()).isEqualTo(2);
    }
}
