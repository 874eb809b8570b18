package io.slotwise.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0, 0x7, 0x1b, 0x200b, 0x200d, 0x202e, 0x2066, 0x2028, 0xfeff, 0xe0041, 0xe000, 0x3164, 0xfe0f, 0xad
            })
    void drops_what_cannot_be_seen(int hidden) {
        assertThat(DataText.clean("Co" + Character.toString(hidden) + "la", 100))
                .isEqualTo("Cola");
    }

    @Test
    void drops_half_a_pair() {
        assertThat(DataText.clean("Co\ud83dla", 100)).isEqualTo("Cola");
    }

    @Test
    void keeps_what_people_write() {
        String text = "Müsli-Riegel 40 g, 1,50 €\n冷たい コーヒー 🥤";
        assertThat(DataText.clean(text, 100)).isEqualTo(text);
    }

    @Test
    void is_never_longer_than_asked() {
        assertThat(DataText.clean("🥤🥤🥤🥤", 2)).isEqualTo("🥤🥤…");
    }

    @Test
    void escapes_the_signs_of_xml() {
        assertThat(DataText.escaped("<a b=\"c\">&", 100)).isEqualTo("&lt;a b=&quot;c&quot;&gt;&amp;");
    }
}
