package io.slotwise.intake.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionSchemeTest {
    @ParameterizedTest
    @CsvSource({
        "A1;A2;B1, lettered, B1, B1",
        "10;12;20;67, tens:1:0, 12, A3",
        "11;12;21;29, tens:1:1, 21, B1",
        "110;111;120;149, tens:11:0, 144, D5",
        "101;102;201;210, hundreds:1:1, 210, B10",
        "1;2;9, sequence, 9, A9",
        "1;2;9;10;11, sequence, 11, B1"
    })
    void tells_the_scheme_from_the_names(String names, String scheme, String selection, String position) {
        SelectionScheme inferred = SelectionScheme.infer(List.of(names.split(";")));
        assertThat(inferred).hasToString(scheme);
        assertThat(inferred.position(selection)).hasToString(position);
        assertThat(SelectionScheme.parse(scheme)).isEqualTo(inferred);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "109", "999999", "-1", "1.5", "Ａ１", "110x"})
    void a_name_outside_the_scheme_has_no_position(String selection) {
        assertThat(SelectionScheme.parse("tens:11:0").position(selection)).isNull();
    }

    @Test
    void refuses_a_scheme_that_is_none() {
        assertThatThrownBy(() -> SelectionScheme.parse("tens:11")).hasMessageContaining("tens:11");
        assertThatThrownBy(() -> SelectionScheme.parse("diagonal")).hasMessageContaining("diagonal");
    }
}
