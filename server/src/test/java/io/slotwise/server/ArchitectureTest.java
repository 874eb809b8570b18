package io.slotwise.server;

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

/** The walls of the server: which room may use which, and what belongs into one room only. */
class ArchitectureTest {
    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.slotwise.server");

    /** Room, then the rooms that it may use. */
    private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

    static {
        MAY_USE.put("store", List.of());
        MAY_USE.put("advice", List.of("store"));
        MAY_USE.put("jobs", List.of("store", "advice"));
        MAY_USE.put("api", List.of("advice", "jobs"));
        MAY_USE.put("ui", List.of("api"));
        MAY_USE.put("boot", List.of("store", "advice", "jobs", "api", "ui"));
        MAY_USE.put("cli", List.of("store", "advice", "jobs", "api", "boot"));
    }

    @Test
    void rooms_use_only_the_rooms_below_them() {
        LayeredArchitecture house =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String room : MAY_USE.keySet()) {
            house = house.layer(room).definedBy("io.slotwise.server." + room + "..");
        }
        for (Map.Entry<String, List<String>> arrows : MAY_USE.entrySet()) {
            String[] below = arrows.getValue().toArray(String[]::new);
            house = below.length == 0
                    ? house.whereLayer(arrows.getKey()).mayNotAccessAnyLayer()
                    : house.whereLayer(arrows.getKey()).mayOnlyAccessLayers(below);
        }
        house.check(SERVER);
    }

    @Test
    void packages_form_no_circle() {
        slices().matching("io.slotwise.server.(**)").should().beFreeOfCycles().check(SERVER);
    }

    @Test
    void every_class_lives_in_a_room_of_the_table() {
        String[] rooms = MAY_USE.keySet().stream()
                .map(room -> "io.slotwise.server." + room + "..")
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(rooms).check(SERVER);
    }

    @Test
    void only_the_store_speaks_sql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.slotwise.server.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.sqlite..")
                .check(SERVER);
    }

    @Test
    void only_the_store_opens_its_file() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.slotwise.server.store..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.slotwise.server.store.sqlite.Database")
                .check(SERVER);
    }

    @Test
    void use_cases_know_neither_http_nor_spring() {
        noClasses()
                .that()
                .resideInAPackage("io.slotwise.server.advice..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.servlet..",
                        "org.springframework..",
                        "org.apache.catalina..",
                        "org.apache.coyote..",
                        "org.apache.tomcat..")
                .allowEmptyShould(true)
                .check(SERVER);
    }
}
