package io.slotwise.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page must say what the process reads. */
class SettingsDocsTest {
    private static final Path PAGE = Path.of("..", "docs", "settings.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\| ([^|]+) \\|", Pattern.MULTILINE);
    private static final Pattern VALUE = Pattern.compile("`([^`]+)`");
    private static final String NONE = "none";

    @Test
    void the_page_has_a_row_for_every_setting_and_no_other() throws Exception {
        assertThat(documented().keySet()).isEqualTo(usual().keySet());
    }

    @Test
    void a_default_that_the_page_spells_out_is_the_one_in_force() throws Exception {
        Map<String, String> usual = usual();

        assertThat(documented()).allSatisfy((key, cell) -> {
            var value = VALUE.matcher(cell);
            if (value.matches()) {
                assertThat(usual.get(key)).isEqualToIgnoringCase(value.group(1));
            } else if (cell.equals(NONE)) {
                assertThat(usual.get(key)).isEmpty();
            }
        });
    }

    private static Map<String, String> usual() throws BadSettings {
        return new TreeMap<>(Settings.load(Map.of(), Map.of()).inForce());
    }

    private static Map<String, String> documented() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    }
}
