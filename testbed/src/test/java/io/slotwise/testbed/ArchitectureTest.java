package io.slotwise.testbed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The walls of the testbed: which room may use which, and what its truth must not know. */
class ArchitectureTest {
    private static final JavaClasses TESTBED = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.slotwise.testbed");

    /** Room, then the rooms that it may use. */
    private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

    static {
        MAY_USE.put("catalogue", List.of());
        MAY_USE.put("shopper", List.of("catalogue"));
        MAY_USE.put("world", List.of("catalogue", "shopper"));
        MAY_USE.put("fleet", List.of("catalogue", "shopper", "world"));
        MAY_USE.put("puzzle", List.of());
        MAY_USE.put("plant", List.of());
        MAY_USE.put("demo", List.of("catalogue", "shopper", "world", "fleet"));
        MAY_USE.put("claude", List.of());
    }

    @Test
    void rooms_use_only_the_rooms_below_them() {
        LayeredArchitecture house = Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true);
        for (String room : MAY_USE.keySet()) {
            house = house.layer(room).definedBy("io.slotwise.testbed." + room + "..");
        }
        for (Map.Entry<String, List<String>> arrows : MAY_USE.entrySet()) {
            house = arrows.getValue().isEmpty()
                    ? house.whereLayer(arrows.getKey()).mayNotAccessAnyLayer()
                    : house.whereLayer(arrows.getKey())
                            .mayOnlyAccessLayers(arrows.getValue().toArray(String[]::new));
        }
        house.check(TESTBED);
    }

    @Test
    void every_class_lives_in_a_room_of_the_table() {
        String[] rooms = MAY_USE.keySet().stream()
                .map(room -> "io.slotwise.testbed." + room + "..")
                .toArray(String[]::new);
        classes()
                .that()
                .doNotHaveSimpleName("package-info")
                .should()
                .resideInAnyPackage(rooms)
                .check(TESTBED);
    }

    @Test
    void the_truth_knows_the_nouns_of_the_engine_and_none_of_its_methods() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.slotwise.engine.demand..",
                        "io.slotwise.engine.affinity..",
                        "io.slotwise.engine.zones..",
                        "io.slotwise.engine.value..",
                        "io.slotwise.engine.score..",
                        "io.slotwise.engine.optimise..",
                        "io.slotwise.engine.insight..",
                        "io.slotwise.server..")
                .check(TESTBED);
    }

    @Test
    void nothing_reads_a_clock_or_draws_unseeded() {
        noClasses()
                .should()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callConstructor(java.util.Random.class)
                .orShould()
                .callConstructor(java.util.SplittableRandom.class)
                .check(TESTBED);
    }
}
