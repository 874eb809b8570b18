package io.slotwise.llm;

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

/** The walls of the pipeline: its rooms know {@code call} and never each other; the gateway alone knows all. */
class ArchitectureTest {
    private static final String HOUSE = "io.slotwise.llm.";
    private static final JavaClasses LLM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.slotwise.llm");

    /** Room, then the rooms that it may use. */
    private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

    static {
        MAY_USE.put("call", List.of());
        MAY_USE.put("prompt", List.of("call"));
        MAY_USE.put("token", List.of("call"));
        MAY_USE.put("cache", List.of("call"));
        MAY_USE.put("cost", List.of("call"));
        MAY_USE.put("resilience", List.of("call"));
        MAY_USE.put("claude", List.of("call"));
        MAY_USE.put("gateway", List.of("call", "prompt", "token", "cache", "cost", "resilience", "claude"));
    }

    @Test
    void rooms_use_only_the_rooms_below_them() {
        MAY_USE.forEach((room, below) -> {
            String[] allowed = Stream.concat(below.stream(), Stream.of(room))
                    .map(name -> HOUSE + name + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(HOUSE + room + "..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("io.slotwise..").and(not(resideInAnyPackage(allowed))))
                    .allowEmptyShould(true)
                    .check(LLM);
        });
    }

    @Test
    void packages_form_no_circle() {
        slices().matching("io.slotwise.llm.(**)").should().beFreeOfCycles().check(LLM);
    }

    @Test
    void every_class_lives_in_a_room_of_the_table() {
        classes()
                .should()
                .resideInAnyPackage(MAY_USE.keySet().stream()
                        .map(name -> HOUSE + name + "..")
                        .toArray(String[]::new))
                .check(LLM);
    }

    @Test
    void only_one_room_knows_the_vendors_client() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.slotwise.llm.claude..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.anthropic..", "com.fasterxml.jackson.databind..", "kotlin..", "okhttp3..")
                .check(LLM);
    }

    @Test
    void the_pipeline_knows_no_sql_and_no_spring() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework..")
                .check(LLM);
    }

    @Test
    void time_is_an_argument() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .check(LLM);
    }
}
