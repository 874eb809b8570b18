package io.slotwise.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    @ParameterizedTest
    @CsvSource({"A1,0,0", "g10,6,9", "Z100,25,99", "AA3,26,2", "aa100,26,99"})
    void reads_a_row_letter_and_a_column_number(String text, int row, int column) {
        assertThat(Position.parse(text)).isEqualTo(new Position(row, column));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1", "A0", "A01", "A101", "AB1", "AAA1", "A1B", "A-1", "Ä1", "A1 ", "A٣", "A1000"})
    void refuses_what_is_no_position(String text) {
        assertThatThrownBy(() -> Position.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("like A1");
    }

    @Test
    void writes_every_position_as_it_reads_it() {
        for (int row = 0; row < Position.MAX_ROWS; row++) {
            for (int column = 0; column < Position.MAX_COLUMNS; column++) {
                Position position = new Position(row, column);
                assertThat(Position.parse(position.toString())).isEqualTo(position);
            }
        }
    }

    @Test
    void is_ordered_row_by_row() {
        assertThat(new Position(0, 99)).isLessThan(new Position(1, 0));
        assertThat(new Position(1, 0)).isLessThan(new Position(1, 1));
    }
}
