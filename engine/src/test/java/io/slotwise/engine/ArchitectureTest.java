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

    /** The inner rooms of value; the room itself may use them all, and none of them uses it. */
    private static final Map<String, List<String>> WITHIN_VALUE = new LinkedHashMap<>();

    static {
        WITHIN_VALUE.put("evidence", List.of());
        WITHIN_VALUE.put("money", List.of());
        WITHIN_VALUE.put("learn", List.of("evidence"));
        WITHIN_VALUE.put("choice", List.of("evidence", "money"));
        WITHIN_VALUE.put("pairs", List.of("evidence", "money", "choice"));
        WITHIN_VALUE.put("week", List.of("evidence", "money", "choice", "pairs"));
        WITHIN_VALUE.put("slot", List.of("evidence", "money", "choice", "pairs", "week"));
    }

    /** The inner rooms of optimise, likewise. */
    private static final Map<String, List<String>> WITHIN_OPTIMISE = new LinkedHashMap<>();

    static {
        WITHIN_OPTIMISE.put("problem", List.of());
        WITHIN_OPTIMISE.put("plan", List.of("problem"));
        WITHIN_OPTIMISE.put("search", List.of());
        WITHIN_OPTIMISE.put("bound", List.of("search"));
        WITHIN_OPTIMISE.put("setup", List.of("problem", "search"));
        WITHIN_OPTIMISE.put("legal", List.of("problem", "plan", "search", "setup"));
        WITHIN_OPTIMISE.put("explain", List.of("problem", "plan", "search", "setup", "legal"));
    }

    @Test
    void rooms_use_only_the_rooms_below_them() {
        house("io.slotwise.engine.", MAY_USE).check(ENGINE);
    }

    @Test
    void the_inner_rooms_of_value_use_only_those_below_them_and_never_their_front() {
        checkWithin("io.slotwise.engine.value", WITHIN_VALUE);
    }

    @Test
    void the_inner_rooms_of_optimise_use_only_those_below_them_and_never_their_front() {
        checkWithin("io.slotwise.engine.optimise", WITHIN_OPTIMISE);
    }

    private static void checkWithin(String front, Map<String, List<String>> rooms) {
        house(front + ".", rooms).check(ENGINE);
        noClasses()
                .that()
                .resideInAPackage(front + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(front)
                .check(ENGINE);
    }

    @Test
    void arrays_bounds_and_what_the_optimiser_makes_of_a_problem_serve_it_alone() {
        String room = "io.slotwise.engine.optimise.";
        noClasses()
                .that()
                .resideOutsideOfPackage(room + ".")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(room + "search", room + "bound", room + "setup", room + "legal")
                .check(ENGINE);
    }

    @Test
    void shoppers_choices_and_weeks_of_one_belief_serve_the_value_model_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.slotwise.engine.value..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.slotwise.engine.value.choice", "io.slotwise.engine.value.week")
                .check(ENGINE);
    }

    private static LayeredArchitecture house(String place, Map<String, List<String>> rooms) {
        LayeredArchitecture house =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String room : rooms.keySet()) {
            house = house.layer(room).definedBy(place + room + "..");
        }
        for (Map.Entry<String, List<String>> arrows : rooms.entrySet()) {
            String[] below = arrows.getValue().toArray(String[]::new);
            house = below.length == 0
                    ? house.whereLayer(arrows.getKey()).mayNotAccessAnyLayer()
                    : house.whereLayer(arrows.getKey()).mayOnlyAccessLayers(below);
        }
        return house;
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
