package io.slotwise.server.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StrictJsonTest {
    private static final String DEEPEST = "[".repeat(StrictJson.MAX_DEPTH) + "]".repeat(StrictJson.MAX_DEPTH);

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("", "empty"),
                Arguments.of("   ", "empty"),
                Arguments.of("{", "malformed_json"),
                Arguments.of("{\"a\":1,}", "malformed_json"),
                Arguments.of("{'a':1}", "malformed_json"),
                Arguments.of("{\"a\":NaN}", "malformed_json"),
                Arguments.of("{\"a\":Infinity}", "malformed_json"),
                Arguments.of("{\"a\":01}", "malformed_json"),
                Arguments.of("{\"a\":.5}", "malformed_json"),
                Arguments.of("{\"a\":+1}", "malformed_json"),
                Arguments.of("{\"a\":1} // no", "malformed_json"),
                Arguments.of("{\"a\":\"\u0001\"}", "malformed_json"),
                Arguments.of("{\"a\":1,\"a\":2}", "duplicate_key"),
                Arguments.of("{\"a\":{\"b\":1,\"b\":1}}", "duplicate_key"),
                Arguments.of("{} {}", "trailing_content"),
                Arguments.of("{}x", "malformed_json"),
                Arguments.of("[" + DEEPEST + "]", "bound_exceeded"),
                Arguments.of("\"" + "a".repeat(StrictJson.MAX_STRING + 1) + "\"", "bound_exceeded"),
                Arguments.of("1".repeat(100), "bound_exceeded"),
                Arguments.of("{\"a\":1e99999999999}", "bound_exceeded"),
                Arguments.of("{\"a\":-1e-99999999999}", "bound_exceeded"),
                Arguments.of("{\"" + "k".repeat(300) + "\":1}", "bound_exceeded"),
                Arguments.of("[" + "1,".repeat(300_000) + "1]", "bound_exceeded"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void refuses_what_is_no_strict_json(String text, String code) {
        InvalidInput refusal = refusal(text.getBytes(StandardCharsets.UTF_8));

        assertThat(refusal.issues()).singleElement().extracting(Issue::code).isEqualTo(code);
        assertThat(refusal.getMessage()).doesNotContain("tools.jackson", "Exception", "REDACTED");
    }

    @Test
    void reads_the_deepest_document_and_the_longest_string_that_are_allowed() {
        assertThat(StrictJson.read(DEEPEST.getBytes(StandardCharsets.UTF_8)).isArray())
                .isTrue();
        String longest = "a".repeat(StrictJson.MAX_STRING);
        assertThat(StrictJson.read(("\"" + longest + "\"").getBytes(StandardCharsets.UTF_8))
                        .stringValue())
                .isEqualTo(longest);
    }

    @Test
    void refuses_a_document_over_two_megabytes_as_too_large() {
        byte[] large = (" ".repeat(StrictJson.MAX_DOCUMENT_BYTES - 1) + "{}").getBytes(StandardCharsets.UTF_8);

        assertThat(refusal(large).kind()).isEqualTo(InvalidInput.Kind.TOO_LARGE);
    }

    @Test
    void keeps_decimals_exact() {
        assertThat(StrictJson.read("0.1000000000000000055".getBytes(StandardCharsets.UTF_8))
                        .decimalValue())
                .isEqualTo(new java.math.BigDecimal("0.1000000000000000055"));
    }

    static Stream<byte[]> notUtf8() {
        return Stream.of(
                "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'},
                new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xF8, (byte) 0x88, (byte) 0x80, (byte) 0x80, '"'},
                "{}".getBytes(StandardCharsets.UTF_16BE),
                "{}".getBytes(StandardCharsets.UTF_16LE),
                "\uFEFF{}".getBytes(StandardCharsets.UTF_16LE));
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void refuses_other_encodings_and_malformed_utf8(byte[] bytes) {
        assertThat(refusal(bytes).kind()).isEqualTo(InvalidInput.Kind.UNREADABLE);
    }

    private static InvalidInput refusal(byte[] bytes) {
        InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> StrictJson.read(bytes));
        return java.util.Objects.requireNonNull(refusal, "nothing was refused");
    }
}
