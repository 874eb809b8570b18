package io.slotwise.llm.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.llm.call.upstream.Claude.Readiness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaudeConfigTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.anthropic.com",
                "https://proxy.example:8443/claude",
                "http://127.0.0.1:9000",
                "http://localhost:9000",
                "http://[::1]:9000"
            })
    void takes_https_and_this_machine(String address) {
        assertThat(ClaudeConfig.of("key", address).baseUrl()).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.anthropic.com",
                "http://127.0.0.1.example",
                "ftp://localhost",
                "localhost:9000",
                "https://user:secret@api.example",
                "http://10.0.0.1"
            })
    void refuses_any_other_address(String address) {
        assertThatThrownBy(() -> ClaudeConfig.of("key", address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void never_shows_the_key() {
        assertThat(ClaudeConfig.of("sk-ant-verysecret", null).toString()).doesNotContain("verysecret");
    }

    @Test
    void is_not_loaded_without_a_key() {
        LazyClaude claude = LazyClaude.start(ClaudeConfig.of(" ", null), alarm -> {});
        assertThat(claude.readiness()).isEqualTo(Readiness.NO_KEY);
    }
}
