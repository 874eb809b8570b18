package io.slotwise.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of the server: which room may use which, what belongs into one room only, and how large rooms may grow. */
class ArchitectureTest {
    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.slotwise.server");

    /** Source files of every module of the house. */
    private static final List<Path> SOURCES = sources();

    private static final int MOST_TYPES = 20;
    private static final int MOST_LINES = 350;

    /** Rooms that hold more, and how many; a number here may only fall, and goes when its room is small enough. */
    private static final Map<String, Long> LARGER = Map.of("io.slotwise.llm.call", 22L, "io.slotwise.llm.gateway", 23L);

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

    @Test
    void no_room_holds_more_types_than_one_can_keep_in_mind() {
        Map<String, Long> rooms = SOURCES.stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(ArchitectureTest::room, TreeMap::new, Collectors.counting()));
        Map<String, Long> large = new TreeMap<>(rooms);
        large.values().removeIf(types -> types <= MOST_TYPES);

        assertThat(large).isEqualTo(LARGER);
    }

    @Test
    void no_file_is_longer_than_a_few_screens() {
        assertThat(SOURCES).isNotEmpty().allSatisfy(file -> {
            try (Stream<String> lines = Files.lines(file)) {
                assertThat(lines.count()).as(file.toString()).isLessThanOrEqualTo(MOST_LINES);
            }
        });
    }

    private static String room(Path file) {
        String path = file.toString();
        return path.substring(
                        path.indexOf(File.separator + "io" + File.separator) + 1, path.lastIndexOf(File.separator))
                .replace(File.separatorChar, '.');
    }

    private static List<Path> sources() {
        List<Path> found = new ArrayList<>();
        for (String module : List.of("engine", "intake", "llm", "server", "testbed", "bench")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(found);
    }
}
