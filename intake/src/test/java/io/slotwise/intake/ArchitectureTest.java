package io.slotwise.intake;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of the intake: which room may use which. The nouns stand in the module's own package. */
class ArchitectureTest {
    private static final String HOUSE = "io.slotwise.intake";
    private static final JavaClasses INTAKE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE);

    /** Room, then the rooms that it may use; {@code ""} is the module's own package. */
    private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

    static {
        MAY_USE.put("report", List.of());
        MAY_USE.put("selection", List.of());
        MAY_USE.put("coils", List.of());
        MAY_USE.put("rules", List.of("report"));
        MAY_USE.put("", List.of("report"));
        MAY_USE.put("csv", List.of("report"));
        MAY_USE.put("source", List.of("csv"));
        MAY_USE.put("mapping", List.of("csv", "selection"));
        MAY_USE.put("draft", List.of("", "csv", "report"));
        MAY_USE.put("dataset", List.of("", "csv", "report", "draft", "coils"));
        MAY_USE.put("tabular", List.of("", "csv", "report", "draft", "coils", "mapping", "selection"));
        MAY_USE.put("cvd", List.of("", "csv", "report", "draft"));
        MAY_USE.put("dex", List.of("csv", "report", "selection"));
        MAY_USE.put("baskets", List.of("csv", "report", "mapping", "source"));
        MAY_USE.put(
                "open",
                List.of(
                        "",
                        "csv",
                        "report",
                        "draft",
                        "mapping",
                        "selection",
                        "source",
                        "dataset",
                        "tabular",
                        "cvd",
                        "dex"));
    }

    @Test
    void rooms_use_only_the_rooms_below_them() {
        MAY_USE.forEach((room, below) -> {
            String[] allowed = Stream.concat(below.stream(), Stream.of(room))
                    .map(ArchitectureTest::packageOf)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(packageOf(room))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(HOUSE + "..").and(not(resideInAnyPackage(allowed))))
                    .allowEmptyShould(true)
                    .check(INTAKE);
        });
    }

    @Test
    void rooms_form_no_circle() {
        slices().matching(HOUSE + ".(**)").should().beFreeOfCycles().check(INTAKE);
    }

    @Test
    void every_class_lives_in_a_room_of_the_table() {
        classes()
                .should()
                .resideInAnyPackage(MAY_USE.keySet().stream()
                        .map(ArchitectureTest::packageOf)
                        .toArray(String[]::new))
                .check(INTAKE);
    }

    @Test
    void the_intake_knows_no_server_no_network_and_no_clock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "org.springframework..", "io.slotwise.server..", "org.slf4j..")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(INTAKE);
    }

    private static String packageOf(String room) {
        return room.isEmpty() ? HOUSE : HOUSE + "." + room;
    }
}
