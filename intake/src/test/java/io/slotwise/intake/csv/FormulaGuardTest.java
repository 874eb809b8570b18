package io.slotwise.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx", "＝1", "﹢1", "－x", "＠a", "'=1"})
    void guards_what_a_spreadsheet_might_run(String cell) {
        assertThat(FormulaGuard.guarded(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Cola", "'quoted'", "1=1", "-83.38", "-5", "a-b", " =1"})
    void leaves_plain_text_and_negative_numbers_alone(String cell) {
        assertThat(FormulaGuard.guarded(cell)).isEqualTo(cell);
    }

    @Test
    void what_is_guarded_comes_back() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        String letters = "'''==+-@\t\r＝－0123.,ab é可";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder cell = new StringBuilder();
            for (int n = random.nextInt(6); n > 0; n--) {
                cell.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(FormulaGuard.unguarded(FormulaGuard.guarded(cell.toString())))
                    .isEqualTo(cell.toString());
        }
    }
}
