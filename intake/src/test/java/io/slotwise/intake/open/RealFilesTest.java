package io.slotwise.intake.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.intake.Imported;
import io.slotwise.intake.SaleFingerprints;
import io.slotwise.intake.baskets.BasketFile;
import io.slotwise.intake.baskets.BasketsRead;
import io.slotwise.intake.dex.DexFile;
import io.slotwise.intake.dex.DexRead;
import io.slotwise.intake.report.FileReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On the real files beside the repository, where they are; skipped elsewhere. */
class RealFilesTest {
    private static final Path DATA = Path.of("../../shared/data");

    @Test
    void accounts_for_every_line_of_a_vending_operators_export() throws IOException {
        Imported imported = Intake.open(data("nj_vending_2022_jan_aug.csv"), IntakeOptions.NONE);
        FileReport report = imported.report().files().getFirst();
        assertThat(imported.report().kind()).contains("nj_vending");
        assertThat(report.rows()).isEqualTo(6469);
        assertThat(report.rejected()).isZero();
        assertThat(report.repairs()).containsEntry("missing_category", 186L).containsEntry("product_from_slot", 4L);
        assertThat(imported.dataset().sales()).hasSize(6469);
        assertThat(imported.dataset().machines()).hasSize(5);
        assertThat(slots(imported)).isEqualTo(163);
        assertThat(imported.dataset().machines())
                .allSatisfy(machine -> assertThat(
                                machine.planograms().getFirst().cabinet().columns())
                        .isEqualTo(10));
    }

    @Test
    void the_same_export_twice_adds_nothing() throws IOException {
        Path file = data("nj_vending_2022_jan_aug.csv");
        Set<String> store = new HashSet<>();
        assertThat(added(file, store)).isEqualTo(6469);
        assertThat(added(file, store)).isZero();
    }

    @Test
    void reads_an_installations_database() throws IOException {
        Imported imported = Intake.open(data("cvd_sample.db"), IntakeOptions.NONE);
        List<Machine> machines = imported.dataset().machines();
        assertThat(machines).hasSize(20);
        assertThat(machines.stream()
                        .mapToInt(machine -> machine.planograms().size())
                        .sum())
                .isEqualTo(44);
        assertThat(slots(imported)).isEqualTo(1658);
        assertThat(imported.dataset().sales()).hasSize(2731);
        assertThat(imported.dataset().visits()).hasSize(2);
        assertThat(imported.report().rejected()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "AMS_39_VCF.txt, 43, 0",
        "AMS_Sensit_III.txt, 39, 0",
        "Dixie Narco 501E.txt, 9, 6",
        "Dixie Narco 5800.txt, 45, 0"
    })
    void reads_audits_of_real_machines(String name, int selections, long garbageDates) throws IOException {
        DexRead read = DexFile.read(data("dex/" + name));
        assertThat(read.audit().selections()).hasSize(selections);
        assertThat(read.audit().selections()).allMatch(selection -> selection.position() != null);
        assertThat(read.report().rejected()).isZero();
        assertThat(read.report().warnings()).noneMatch(words -> words.contains("G85"));
        assertThat(read.audit().units()).isPositive();
        assertThat(read.report().repairs().getOrDefault("garbage_date", 0L)).isEqualTo(garbageDates);
        assertThat(Intake.open(data("dex/" + name), IntakeOptions.NONE).report().rejected())
                .isZero();
    }

    @Test
    void reads_a_planogram_export() throws IOException {
        Imported imported = Intake.open(data("dex/device_products.csv"), IntakeOptions.NONE);
        assertThat(imported.report().rows()).isEqualTo(716);
        assertThat(slots(imported)).isEqualTo(716);
        assertThat(imported.report().rejected()).isZero();
    }

    @Test
    void reads_a_drinks_machines_sales() throws IOException {
        Imported imported = Intake.open(data("coffee_m1_until_2024_10.csv"), IntakeOptions.NONE);
        assertThat(imported.dataset().catalogue().size()).isEqualTo(8);
        assertThat(imported.report().rejected()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "groceries_first60.csv, 5901, 169",
        "fimi_retail.dat.gz, 88162, 16470",
        "bakery_until_2017_01.csv, 5623, 80",
        "nj_vending_2022_jan_aug.csv, 6129, 173"
    })
    void reads_baskets(String name, int baskets, int products) throws IOException {
        BasketsRead read = BasketFile.read(data(name));
        assertThat(read.baskets()).hasSize(baskets);
        assertThat(read.baskets().stream()
                        .flatMap(basket -> basket.productIds().stream())
                        .distinct())
                .hasSize(products);
    }

    private static long added(Path file, Set<String> store) throws IOException {
        SaleFingerprints fingerprints = new SaleFingerprints();
        return Intake.open(file, IntakeOptions.NONE).dataset().sales().stream()
                .filter(sale -> store.add(fingerprints.of(sale)))
                .count();
    }

    private static int slots(Imported imported) {
        return imported.dataset().machines().stream()
                .flatMap(machine -> machine.planograms().stream())
                .map(Planogram::slots)
                .mapToInt(List<Slot>::size)
                .sum();
    }

    private static Path data(String name) {
        Path file = DATA.resolve(name);
        assumeTrue(Files.isReadable(file), () -> "The file (%s) is missing, so this test is skipped.".formatted(name));
        return file;
    }
}
