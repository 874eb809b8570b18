package io.slotwise.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The walls of the engine: which room may use which, and what none of them may touch. */
class ArchitectureTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.slotwise.engine");

    /** Room, then the rooms that it may use. */
    private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

    static {
        MAY_USE.put("model", List.of());
        MAY_USE.put("sales", List.of("model"));
        MAY_USE.put("demand", List.of("model", "sales"));
        MAY_USE.put("affinity", List.of("model", "sales"));
        MAY_USE.put("zones", List.of("model", "sales"));
        MAY_USE.put("rules", List.of("model"));
        MAY_USE.put("value", List.of("model", "sales", "demand", "affinity", "zones"));
        MAY_USE.put("score", List.of("model", "rules", "value"));
        MAY_USE.put("optimise", List.of("model", "rules", "value", "score"));
        MAY_USE.put(
                "insight",
                List.of("model", "sales", "demand", "affinity", "zones", "rules", "value", "score", "optimise"));
    }

    @Test
    void rooms_use_only_the_rooms_below_them() {
        LayeredArchitecture house =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String room : MAY_USE.keySet()) {
            house = house.layer(room).definedBy("io.slotwise.engine." + room + "..");
        }
        for (Map.Entry<String, List<String>> arrows : MAY_USE.entrySet()) {
            String[] below = arrows.getValue().toArray(String[]::new);
            house = below.length == 0
                    ? house.whereLayer(arrows.getKey()).mayNotAccessAnyLayer()
                    : house.whereLayer(arrows.getKey()).mayOnlyAccessLayers(below);
        }
        house.check(ENGINE);
    }

    @Test
    void rooms_form_no_circle() {
        slices().matching("io.slotwise.engine.(*)..").should().beFreeOfCycles().check(ENGINE);
    }

    @Test
    void the_inner_rooms_of_rules_serve_rules_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.slotwise.engine.rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.slotwise.engine.rules.*..")
                .check(ENGINE);
    }

    @Test
    void every_class_lives_in_a_room_of_the_table() {
        String[] rooms = MAY_USE.keySet().stream()
                .map(room -> "io.slotwise.engine." + room + "..")
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(rooms).check(ENGINE);
    }

    @Test
    void the_engine_does_no_io_reads_no_clock_logs_nothing_and_starts_no_thread() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio.file..",
                        "java.net..",
                        "java.sql..",
                        "java.util.logging..",
                        "org.slf4j..",
                        "org.springframework..",
                        "tools.jackson..",
                        "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(ENGINE);
    }
}
