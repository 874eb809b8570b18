package io.slotwise.engine.demand.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Expected values were computed in R 4.2 (forecast::croston, ses and optimize). */
class PeerTest {
    private static final Offset<Double> CLOSE = within(1e-5);
    private static final int[] LUMPY = {0, 0, 3, 0, 1, 0, 0, 2, 0, 0, 0, 4, 1, 0, 0, 0, 1, 0, 2, 0};
    private static final int[] SPARSE = {2, 0, 1, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 1};

    @Test
    void croston_agrees_with_r() {
        assertThat(Peer.CROSTON.perDay(LUMPY)).isCloseTo(1.37562374611362, CLOSE);
        assertThat(Peer.CROSTON.perDay(SPARSE)).isCloseTo(0.696469771681139, CLOSE);
    }

    @Test
    void sba_takes_half_the_smoothing_constant_off_croston() {
        assertThat(Peer.SBA.perDay(LUMPY)).isCloseTo(1.37562374611362 * 0.95, CLOSE);
    }

    @Test
    void tsb_agrees_with_r() {
        assertThat(Peer.TSB.perDay(LUMPY)).isCloseTo(1.14866370252, CLOSE);
    }

    @Test
    void adida_agrees_with_r() {
        assertThat(Peer.ADIDA.perDay(LUMPY)).isCloseTo(0.749805584383, CLOSE);
        assertThat(Peer.ADIDA.perDay(SPARSE)).isCloseTo(0.287080000568, CLOSE);
    }

    @Test
    void imapa_agrees_with_r() {
        assertThat(Peer.IMAPA.perDay(LUMPY)).isCloseTo(0.69164872278, CLOSE);
        assertThat(Peer.IMAPA.perDay(SPARSE)).isCloseTo(0.341329801884, CLOSE);
    }

    @Test
    void means_take_as_many_days_as_there_are() {
        assertThat(Peer.LAST_WEEK.perDay(LUMPY)).isEqualTo(3 / 7.0);
        assertThat(Peer.MEAN_28.perDay(LUMPY)).isEqualTo(14 / 18.0);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_sold_gives_nothing(Peer peer) {
        assertThat(peer.perDay(new int[30])).isZero();
        assertThat(peer.perDay(new int[0])).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_steady_series_goes_on_as_it_was(Peer peer) {
        int[] steady = new int[60];
        java.util.Arrays.fill(steady, 4);
        double expected = peer == Peer.SBA ? 4 * 0.95 : 4;
        assertThat(peer.perDay(steady)).isCloseTo(expected, CLOSE);
    }
}
