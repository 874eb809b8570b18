package io.slotwise.intake.dex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.engine.model.Money;
import io.slotwise.intake.dex.DexAudit.Counter;
import io.slotwise.intake.dex.DexAudit.Selection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DexFileTest {
    private static final List<String> BODY = List.of(
            "ST*001*0001",
            "ID1*SN42*ACME 9*1.0",
            "ID5*250709*2000",
            "PA1*10*125",
            "PA2*1634*173260*5*625",
            "PA5*250708*1130*12",
            "PA7*10*CA*0*125*509*53185*0*0",
            "PA7*10*DA*0*125*1125*120075*0*0",
            "PA1*21*150",
            "PA2*10*1500*0*0",
            "PA5*991332*9999*3");

    @TempDir
    Path folder;

    @Test
    void reads_counters_prices_payments_and_stamps() throws IOException {
        DexRead read = read(framed(BODY, ""), "\r\n");
        assertThat(read.audit().serial()).isEqualTo("SN42");
        assertThat(read.audit().clock()).hasToString("2025-07-09T20:00");
        Selection first = read.audit().selections().getFirst();
        assertThat(first.name()).isEqualTo("10");
        assertThat(first.position()).hasToString("A1");
        assertThat(first.price()).isEqualTo(Money.of("1.25"));
        assertThat(first.sinceInit()).isEqualTo(new Counter(1634, Money.of("1732.60")));
        assertThat(first.sinceReset()).isEqualTo(new Counter(5, Money.of("6.25")));
        assertThat(first.payments()).containsEntry("CA", new Counter(509, Money.of("531.85")));
        assertThat(Objects.requireNonNull(first.soldOut()).date()).isEqualTo(LocalDate.of(2025, 7, 8));
        assertThat(read.report().warnings()).singleElement().asString().contains("no baskets");
    }

    @Test
    void a_garbage_date_is_reported_and_not_fatal() throws IOException {
        DexRead read = read(framed(BODY, ""), "\r\n");
        assertThat(read.report().repairs()).containsOnlyKeys("garbage_date");
        assertThat(Objects.requireNonNull(read.audit().selections().get(1).soldOut())
                        .date())
                .isNull();
    }

    @Test
    void a_stamp_after_the_reading_is_garbage() throws IOException {
        Path file = write(framed(BODY, ""), "\r\n");
        DexRead read = DexFile.read(file, null, LocalDate.of(2025, 7, 1));
        assertThat(read.report().repairs()).containsEntry("garbage_date", 3L);
        assertThat(read.audit().clock()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r"})
    void other_line_ends_are_reported_and_keep_the_checksum(String lineEnd) throws IOException {
        DexRead read = read(framed(BODY, ""), lineEnd);
        assertThat(read.audit().selections()).hasSize(2);
        assertThat(read.report().warnings())
                .anyMatch(words -> words.startsWith("Lines end with"))
                .noneMatch(words -> words.contains("G85"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00EF\u00BB\u00BF", "\u0002", "Read on route 7\r\n", "Route 7\r\nDriver 3\r\n"})
    void an_audit_may_stand_behind_a_mark_or_lines_of_its_reader(String before) throws IOException {
        List<String> lines = new ArrayList<>(framed(BODY, ""));
        lines.set(0, before + lines.getFirst());
        assertThat(DexFile.looksLikeOne(lines.getFirst())).isTrue();
        DexRead read = read(lines, "\r\n");
        assertThat(read.audit().units()).isEqualTo(1644);
        assertThat(read.report().rejected()).isZero();
        assertThat(read.report().warnings())
                .noneMatch(words -> words.contains("G85"))
                .anyMatch(words -> before.length() <= 3 || words.contains("before the audit"));
    }

    @Test
    void a_broken_checksum_is_reported_and_not_fatal() throws IOException {
        DexRead read = read(framed(BODY, "0000"), "\r\n");
        assertThat(read.audit().units()).isEqualTo(1644);
        assertThat(read.report().warnings()).anyMatch(words -> words.contains("G85"));
    }

    @Test
    void a_missing_end_is_reported_and_not_fatal() throws IOException {
        DexRead read = read(BODY, "\r\n");
        assertThat(read.audit().units()).isEqualTo(1644);
        assertThat(read.report().warnings())
                .anyMatch(words -> words.contains("cut off"))
                .anyMatch(words -> words.contains("cannot be verified"));
    }

    @Test
    void a_counter_that_is_no_number_is_rejected_with_its_line() throws IOException {
        DexRead read = read(List.of("ST*001*0001", "PA2*1*2", "PA1*10*125", "PA2*many*2", "PA1**5"), "\r\n");
        assertThat(read.report().rejections()).containsOnlyKeys("no_selection", "not_a_number", "missing_value");
        assertThat(read.report().rejectedRows()).extracting("line").containsExactly(2L, 4L, 5L);
    }

    @Test
    void two_readings_tell_what_was_sold_between() throws IOException {
        DexAudit earlier = read(framed(BODY, ""), "\r\n").audit();
        List<String> next = new ArrayList<>(BODY);
        next.set(2, "ID5*250716*2000");
        next.set(4, "PA2*1640*174010*5*625");
        DexDifference difference =
                DexDifference.between(earlier, read(framed(next, ""), "\r\n").audit());
        assertThat(difference.units()).isEqualTo(6);
        assertThat(difference.sold().getFirst().value()).isEqualTo(Money.of("7.50"));
        assertThat(difference.warnings()).singleElement().asString().contains("no baskets");
    }

    @Test
    void a_counter_that_fell_was_reset() throws IOException {
        DexAudit earlier = read(framed(BODY, ""), "\r\n").audit();
        List<String> next = new ArrayList<>(BODY);
        next.set(4, "PA2*3*375*0*0");
        DexDifference difference =
                DexDifference.between(earlier, read(framed(next, ""), "\r\n").audit());
        assertThat(difference.sold().getFirst().isAtLeast()).isTrue();
        assertThat(difference.sold().getFirst().units()).isEqualTo(3);
        assertThat(difference.warnings()).anyMatch(words -> words.contains("reset"));
    }

    @Test
    void refuses_to_compare_two_machines() throws IOException {
        DexAudit one = read(framed(BODY, ""), "\r\n").audit();
        DexAudit other = new DexAudit("SN43", "", null, List.of());
        assertThatThrownBy(() -> DexDifference.between(one, other)).hasMessageContaining("SN43");
    }

    private DexRead read(List<String> lines, String lineEnd) throws IOException {
        return DexFile.read(write(lines, lineEnd));
    }

    private Path write(List<String> lines, String lineEnd) throws IOException {
        return Files.writeString(
                folder.resolve("audit.txt"), String.join(lineEnd, lines) + lineEnd, StandardCharsets.ISO_8859_1);
    }

    /** A whole transmission around lines; the right checksum where none is given. */
    private static List<String> framed(List<String> body, String checksum) {
        List<String> lines = new ArrayList<>();
        lines.add("DXS*ACME*VA*V0/6*1");
        lines.addAll(body);
        lines.add("G85*" + (checksum.isEmpty() ? DexChecksum.of(body) : checksum));
        lines.add("SE*%d*0001".formatted(body.size() + 2));
        lines.add("DXE*1*1");
        return lines;
    }
}
