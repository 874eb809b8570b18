package io.slotwise.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotwise.server.jobs.OvernightConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    /** Every key with a value that is not its default. */
    private static final Map<String, String> OTHER = Map.ofEntries(
            Map.entry("SLOTWISE_HOST", "::1"),
            Map.entry("SLOTWISE_PORT", "8123"),
            Map.entry("SLOTWISE_ALLOWED_HOSTS", "slots.example"),
            Map.entry("SLOTWISE_ALLOWED_ORIGINS", "https://editor.example"),
            Map.entry("SLOTWISE_MAX_CONNECTIONS", "17"),
            Map.entry("SLOTWISE_MAX_IN_FLIGHT", "18"),
            Map.entry("SLOTWISE_MAX_WORKING", "19"),
            Map.entry("SLOTWISE_MAX_WAIT_MS", "20"),
            Map.entry("SLOTWISE_HEADER_TIMEOUT_MS", "2100"),
            Map.entry("SLOTWISE_MIN_BODY_BYTES_PER_SECOND", "22"),
            Map.entry("SLOTWISE_CALLS_PER_SECOND", "23"),
            Map.entry("SLOTWISE_CALL_BURST", "24"),
            Map.entry("SLOTWISE_CALL_RATE_FOR", "all"),
            Map.entry("SLOTWISE_AUTH", "keys"),
            Map.entry("SLOTWISE_DATA_DIR", "/elsewhere"),
            Map.entry("SLOTWISE_MAX_DATABASE_BYTES", "1000000"),
            Map.entry("SLOTWISE_SNAPSHOT_BYTES", "24"),
            Map.entry("SLOTWISE_READERS", "25"),
            Map.entry("ANTHROPIC_API_KEY", "sk-other"),
            Map.entry("ANTHROPIC_BASE_URL", "http://127.0.0.1:9"),
            Map.entry("SLOTWISE_DAILY_BUDGET_USD", "7"),
            Map.entry("SLOTWISE_BUDGET_ALERTS", "90,10"),
            Map.entry("SLOTWISE_PROMPTS_DIR", folder()),
            Map.entry("SLOTWISE_TIME_ZONE", "Asia/Tokyo"),
            Map.entry("SLOTWISE_CLAUDE_CALLS_PER_HOUR", "8"),
            Map.entry("SLOTWISE_CLAUDE_PLANS_PER_MINUTE", "9"),
            Map.entry("SLOTWISE_OVERNIGHT_AT", "02:30"),
            Map.entry("SLOTWISE_OVERNIGHT_LOOK_MS", "250"),
            Map.entry("SLOTWISE_CLAUDE_BREAKER_FAILURES", "10"),
            Map.entry("SLOTWISE_CLAUDE_STEP_DOWN", "never"),
            Map.entry("SLOTWISE_CLAUDE_VOTING", "visual-merchandising"),
            Map.entry("SLOTWISE_CLAUDE_VOTES", "2"),
            Map.entry("SLOTWISE_CLAUDE_VOTING_BUDGET_LEFT_PERCENT", "70"),
            Map.entry("SLOTWISE_CLAUDE_FAST_MODEL", "claude-haiku-4-5"),
            Map.entry("SLOTWISE_CLAUDE_FAST_DEADLINE_MS", "300"),
            Map.entry("SLOTWISE_CLAUDE_BALANCED_MODEL", "claude-sonnet-5"),
            Map.entry("SLOTWISE_CLAUDE_BALANCED_DEADLINE_MS", "400"),
            Map.entry("SLOTWISE_CLAUDE_POWERFUL_MODEL", "claude-opus-5"),
            Map.entry("SLOTWISE_CLAUDE_POWERFUL_DEADLINE_MS", "500"),
            Map.entry("SLOTWISE_BUSY_WAIT_MS", "26"),
            Map.entry("SLOTWISE_LEARN_LOOK_MS", "27"),
            Map.entry("SLOTWISE_LEARN_AGAIN_MS", "28"),
            Map.entry("SLOTWISE_LEARN_MACHINES", "29"));

    @Test
    void every_key_is_read_and_every_record_component_has_its_key() throws Exception {
        Settings usual = Settings.load(Map.of(), Map.of());
        Settings other = Settings.load(OTHER, Map.of());

        assertThat(usual.overnight().at()).isNull();
        assertThat(other.overnight())
                .isEqualTo(OvernightConfig.at(LocalTime.of(2, 30), ZoneId.of("Asia/Tokyo"))
                        .looking(Duration.ofMillis(250)));
        assertThat(OTHER.keySet()).containsExactlyInAnyOrderElementsOf(keysBesideTheFile(usual));
        for (var room : List.of(
                Map.entry((Record) usual.http(), (Record) other.http()),
                Map.entry(usual.store(), other.store()),
                Map.entry(usual.learn(), other.learn()),
                Map.entry(usual.claude(), other.claude()))) {
            for (var component : room.getKey().getClass().getRecordComponents()) {
                assertThat(component.getAccessor().invoke(room.getValue()))
                        .as(component.getName())
                        .isNotEqualTo(component.getAccessor().invoke(room.getKey()));
            }
        }
    }

    @Test
    void tells_every_fault_at_once() {
        BadSettings bad = faults(Map.of(
                "SLOTWISE_PORT", "70000",
                "SLOTWISE_MAX_WORKING", "many",
                "SLOTWISE_HOST", "0.0.0.0",
                "SLOTWISE_OVERNIGHT_AT", "at night",
                "SLOTWISE_ALLOWED_ORIGINS", "javascript:alert(1)",
                "SLOTWISE_DATA_DRI", "/tmp"));

        assertThat(bad.faults())
                .hasSize(6)
                .anyMatch(fault -> fault.contains("SLOTWISE_PORT (70000)"))
                .anyMatch(fault -> fault.contains("SLOTWISE_AUTH=keys"))
                .anyMatch(fault -> fault.contains("SLOTWISE_DATA_DIR was meant"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.5"})
    void lets_other_machines_in_only_where_callers_are_asked_who_they_are(String host) throws BadSettings {
        assertThat(faults(Map.of("SLOTWISE_HOST", host)).faults())
                .singleElement()
                .asString()
                .contains(host, "SLOTWISE_AUTH=keys", "slotwise keys create");
        assertThat(Settings.load(Map.of("SLOTWISE_HOST", host, "SLOTWISE_AUTH", "keys"), Map.of())
                        .http()
                        .host())
                .isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slots.example", "", "256.1.1.1", "127.0.0.1:80"})
    void refuses_a_host_that_is_no_address(String host) {
        assertThat(faults(Map.of("SLOTWISE_HOST", host, "SLOTWISE_AUTH", "keys"))
                        .faults())
                .singleElement()
                .asString()
                .contains("must be an address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "on", "", "none"})
    void refuses_a_way_of_asking_that_is_none(String auth) {
        assertThat(faults(Map.of("SLOTWISE_AUTH", auth)).faults())
                .singleElement()
                .asString()
                .contains("SLOTWISE_AUTH", "open or keys");
    }

    @Test
    void refuses_a_folder_of_prompts_that_cannot_be_used(@TempDir Path dir) throws IOException {
        Path file = Files.createDirectories(dir.resolve("heat-zones")).resolve("v2.md");
        Files.writeString(file, "---\ntier: balanced\nwhy: a trial\n---\n=== user\n# Task\nSay something.\n");

        assertThat(faults(Map.of("SLOTWISE_PROMPTS_DIR", dir.toString())).faults())
                .singleElement()
                .asString()
                .contains("heat-zones/v2", "# Role");
        assertThat(faults(Map.of("SLOTWISE_PROMPTS_DIR", dir.resolve("none").toString()))
                        .faults())
                .singleElement()
                .asString()
                .contains("cannot be read");
    }

    @Test
    void refuses_a_vote_where_there_is_nothing_to_vote_on() {
        assertThat(faults(Map.of("SLOTWISE_CLAUDE_VOTING", "optimisation,scenario-planning"))
                        .faults())
                .singleElement()
                .asString()
                .contains("scenario-planning", "visual-merchandising");
    }

    @Test
    void the_command_line_counts_before_the_environment_and_that_before_the_file(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("slotwise.conf");
        Files.writeString(file, "# comment\nSLOTWISE_PORT = 1\nSLOTWISE_MAX_WORKING=1\nSLOTWISE_MAX_IN_FLIGHT=1\n");
        Map<String, String> environment = Map.of(
                "SLOTWISE_CONFIG", file.toString(), "SLOTWISE_PORT", "2", "SLOTWISE_MAX_WORKING", "2", "PATH", "/bin");

        Settings settings = Settings.load(environment, Map.of("SLOTWISE_PORT", "3"));

        assertThat(settings.http().port()).isEqualTo(3);
        assertThat(settings.http().maxWorking()).isEqualTo(2);
        assertThat(settings.http().maxInFlight()).isEqualTo(1);
    }

    @Test
    void refuses_a_file_that_is_missing_or_malformed(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("slotwise.conf");
        Files.writeString(file, "SLOTWISE_PORT\nSLOTWISE_HOST=::1\nSLOTWISE_HOST=::1\n");

        assertThat(faults(Map.of("SLOTWISE_CONFIG", file.toString())).faults()).hasSize(2);
        assertThat(faults(Map.of("SLOTWISE_CONFIG", dir.resolve("none").toString()))
                        .faults())
                .hasSize(1);
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("prompts").toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> keysBesideTheFile(Settings settings) {
        Map<String, String> keys = new HashMap<>(settings.inForce());
        keys.remove("SLOTWISE_CONFIG");
        return List.copyOf(keys.keySet());
    }

    private static BadSettings faults(Map<String, String> environment) {
        return Objects.requireNonNull(
                catchThrowableOfType(BadSettings.class, () -> Settings.load(environment, Map.of())));
    }
}
