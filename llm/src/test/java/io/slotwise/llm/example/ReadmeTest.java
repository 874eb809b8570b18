package io.slotwise.llm.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void the_readme_shows_the_program_that_was_compiled() throws IOException {
        List<String> source = Files.readAllLines(Path.of("src/test/java/io/slotwise/llm/example/AskClaude.java"));
        String program = String.join(
                "\n",
                source.subList(source.indexOf("    // example") + 1, source.indexOf("    // end")).stream()
                        .map(line -> line.substring(Math.min(4, line.length())))
                        .toList());

        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + program + "\n```");
        assertThat(program.lines()).hasSizeLessThanOrEqualTo(20);
    }
}
