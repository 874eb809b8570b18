package io.slotwise.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.engine.model.Money;
import io.slotwise.intake.csv.CsvDialect.DateOrder;
import io.slotwise.intake.csv.CsvDialect.DecimalMark;
import io.slotwise.intake.csv.UnreadableInput.Why;
import io.slotwise.intake.report.FileReport;
import io.slotwise.intake.report.FileTally;
import io.slotwise.intake.report.RowNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', Käse 可乐 🍫",
        "UTF-8, '\uFEFF', Käse 可乐 🍫",
        "UTF-16LE, '\uFEFF', Käse 可乐",
        "UTF-16BE, '\uFEFF', Käse 可乐",
        "UTF-16LE, '', Kaese",
        "windows-1252, '', Käse à la crème für 3 €",
        "GB18030, '', 可口可乐公司 康师傅红烧牛肉面"
    })
    void tells_the_encoding(String charset, String mark, String name) throws IOException {
        Path file = folder.resolve("names.csv");
        Files.write(file, (mark + "product_id,name\np1," + name + "\n").getBytes(Charset.forName(charset)));
        assertThat(first(file, CsvDialect.DETECT).name("name")).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void tells_the_separator(String separator) throws IOException {
        CsvRow row =
                first(write("a" + separator + "\"b, c\"" + separator + "d", "1" + separator + "2" + separator + "3"));
        assertThat(row.cell("d")).isEqualTo("3");
    }

    @Test
    void finds_columns_whatever_their_case_and_blanks() throws IOException {
        CsvRow row = first(write("Device ID,RCoil", "m1,110"));
        assertThat(row.cell("device_id")).isEqualTo("m1");
        assertThat(row.cell("rcoil")).isEqualTo("110");
        assertThat(row.cell("price")).isEmpty();
    }

    @Test
    void a_formula_stays_text() throws IOException {
        CsvRow row = first(write("name,note", "=SUM(A1),'=1+1"));
        assertThat(row.name("name")).isEqualTo("=SUM(A1)");
        assertThat(row.name("note")).isEqualTo("=1+1");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "2022-02-30, impossible_date",
                "2022-13-01, impossible_date",
                "3/4/2022, ambiguous_date",
                "13/13/2022, impossible_date",
                "yesterday, unreadable_date",
                "0001-01-01, impossible_date",
                "2022-01-01 25:00, impossible_time",
                "2022-01-01T10:00+99:00, impossible_time",
                "\"\", missing_value"
            })
    void says_by_row_what_is_wrong_with_a_date(String date, String code) throws IOException {
        CsvRow row = first(write("date,x", date + ",1"));
        assertThat(row.moment("date")).isNull();
        assertThat(row.notes()).extracting(RowNote::code).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-01-31, 2022-01-31",
        "2022-01-31 08:15, 2022-01-31T08:15",
        "2022-01-31T08:15:30.5, 2022-01-31T08:15:30.500",
        "2022-01-31T08:15:30Z, 2022-01-31T08:15:30Z",
        "2022-01-31T08:15+0530, 2022-01-31T08:15+05:30",
        "2022-01-31 8:15 PM, 2022-01-31T20:15",
        "2022/1/5, 2022-01-05"
    })
    void reads_dates_that_can_mean_only_one_day(String date, String read) throws IOException {
        assertThat(first(write("date,x", date + ",1")).moment("date")).hasToString(read);
    }

    @Test
    void the_order_of_day_and_month_is_asked_for() throws IOException {
        Path file = write("date", "3/4/2022");
        assertThat(first(file, CsvDialect.DETECT.with(DateOrder.MONTH_DAY_YEAR)).moment("date"))
                .hasToString("2022-03-04");
        assertThat(first(file, CsvDialect.DETECT.with(DateOrder.DAY_MONTH_YEAR)).moment("date"))
                .hasToString("2022-04-03");
    }

    @Test
    void the_decimal_comma_is_asked_for_rather_than_guessed() throws IOException {
        Path file = write("price;x", "2,50;1");
        CsvRow guessed = first(file);
        assertThat(guessed.money("price")).isNull();
        assertThat(guessed.notes()).extracting(RowNote::code).containsExactly("decimal_comma");
        assertThat(first(file, CsvDialect.DETECT.with(DecimalMark.COMMA)).money("price"))
                .isEqualTo(Money.of("2.50"));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, out_of_range",
        "1e9, not_a_number",
        "1000000001, out_of_range",
        "two, not_a_number",
        "NaN, not_a_number",
        "1.23456, rounded",
        "$2.50, currency_sign",
        "0x10, not_a_number"
    })
    void says_what_is_odd_about_an_amount(String amount, String code) throws IOException {
        CsvRow row = first(write("price", amount));
        row.money("price");
        assertThat(row.notes()).extracting(RowNote::code).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e400", "Infinity", "1,5", "181"})
    void a_number_is_finite_and_within_bounds(String number) throws IOException {
        CsvRow row = first(write("latitude;x", number + ";1"));
        assertThat(row.number("latitude", -180, 180)).isNull();
        assertThat(row.isRejected()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u202Eb", "a\u2066b", "a\u0007b"})
    void refuses_texts_that_are_not_plain(String name) throws IOException {
        CsvRow row = first(write("name", name));
        row.name("name");
        assertThat(row.isRejected()).isTrue();
        assertThat(row.notes().getFirst().message()).doesNotContain("\u202E", "\u0000", "\u2066", "\u0007");
    }

    @Test
    void a_name_has_at_most_120_code_points() throws IOException {
        assertThat(first(write("name", "🍫".repeat(120))).name("name")).hasSize(240);
        CsvRow row = first(write("name", "x".repeat(121)));
        row.name("name");
        assertThat(row.notes()).extracting(RowNote::code).containsExactly("too_long");
    }

    @Test
    void composes_and_says_so() throws IOException {
        CsvRow row = first(write("name", "Cafe\u0301  au lait"));
        assertThat(row.name("name")).isEqualTo("Café au lait");
        assertThat(row.notes()).extracting(RowNote::code).containsExactly("text_normalised");
    }

    @Test
    void a_row_of_the_wrong_width_is_noted() throws IOException {
        Path file = write("a,b", "1", "1,2", "1,2,3");
        List<String> codes = new ArrayList<>();
        try (CsvTable table = CsvTable.open(file, CsvDialect.DETECT)) {
            for (CsvRow row = table.next(); row != null; row = table.next()) {
                row.notes().forEach(note -> codes.add(note.code() + note.line()));
            }
        }
        assertThat(codes).containsExactly("short_row2", "too_many_cells4");
    }

    @Test
    void rejected_rows_can_be_mended_and_read_again() throws IOException {
        Path file = write("name,price", "'=x,cheap", "Cola,2");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvOut.rejectedRows(judged(file), out);
        Path again = folder.resolve("again.csv");
        Files.writeString(again, out.toString(StandardCharsets.UTF_8).replace("cheap", "3"));
        CsvRow row = first(again);
        assertThat(row.name("name")).isEqualTo("=x");
        assertThat(row.money("price")).isEqualTo(Money.of("3"));
        assertThat(row.cell("rejected_line")).isEqualTo("2");
        assertThat(row.cell("rejected_because")).contains("price");
    }

    @Test
    void refuses_a_file_over_its_bound() throws IOException {
        Path file = write("a", "12345");
        long bytes = Files.size(file);
        assertThat(first(file, CsvDialect.DETECT.withMaxBytes(bytes)).cell("a")).isEqualTo("12345");
        assertThatThrownBy(() -> CsvTable.open(file, CsvDialect.DETECT.withMaxBytes(bytes - 1)))
                .isInstanceOfSatisfying(
                        UnreadableInput.class, e -> assertThat(e.why()).isEqualTo(Why.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,a\n1,2\n", "a\u0000b\n1\n"})
    void refuses_a_file_without_a_usable_header(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), text);
        assertThatThrownBy(() -> CsvTable.open(file, CsvDialect.DETECT)).isInstanceOf(UnreadableInput.class);
    }

    @Test
    void a_cell_and_a_row_have_bounds() throws IOException {
        assertThat(first(write("a", "x".repeat(20_000))).cell("a")).hasSize(20_000);
        assertThatThrownBy(() -> first(write("a", "x".repeat(20_001)))).isInstanceOf(UnreadableInput.class);
        assertThatThrownBy(() -> first(write("a", ",".repeat(400)))).isInstanceOf(UnreadableInput.class);
    }

    @Test
    void a_quote_that_is_never_closed_is_told() {
        assertThatThrownBy(() -> judged(write("a,b", "\"1,2", "3,4\"x,5")))
                .isInstanceOf(UnreadableInput.class)
                .hasMessageContaining("quote");
    }

    private FileReport judged(Path file) throws IOException {
        try (CsvTable table = CsvTable.open(file, CsvDialect.DETECT)) {
            FileTally tally = new FileTally(table.file(), table.format(), table.header());
            table.forEach(tally, row -> row.money("price"));
            return tally.report();
        }
    }

    private static CsvRow first(Path file) throws IOException {
        return first(file, CsvDialect.DETECT);
    }

    private static CsvRow first(Path file, CsvDialect dialect) throws IOException {
        try (CsvTable table = CsvTable.open(file, dialect)) {
            return Objects.requireNonNull(table.next());
        }
    }

    private Path write(String header, String... rows) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), header + "\n" + String.join("\n", rows) + "\n");
    }
}
