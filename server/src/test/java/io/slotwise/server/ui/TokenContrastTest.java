package io.slotwise.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The colours hold the contrast of WCAG 2.2 (1.4.3, 1.4.11) against what they are used on, light and dark. */
class TokenContrastTest {
    private static final double TEXT = 4.5;
    private static final double SHAPE = 3.0;
    private static final Pattern PAIR =
            Pattern.compile("--([a-z0-9-]+): light-dark\\(#([0-9A-F]{6}), #([0-9A-F]{6})\\);");
    private static final Pattern SINGLE = Pattern.compile("--([a-z0-9-]+): #([0-9A-F]{6});");
    private static final Map<String, String> LIGHT = new HashMap<>();
    private static final Map<String, String> DARK = new HashMap<>();
    private static final List<String> GROUNDS = List.of("bg", "surface", "surface-2");

    static {
        Assets assets = Assets.load();
        String css = Objects.requireNonNull(assets.find(assets.web() + "/css/tokens.css"))
                .text();
        PAIR.matcher(css).results().forEach(match -> {
            LIGHT.put(match.group(1), match.group(2));
            DARK.put(match.group(1), match.group(3));
        });
        SINGLE.matcher(css).results().forEach(match -> {
            LIGHT.put(match.group(1), match.group(2));
            DARK.put(match.group(1), match.group(2));
        });
    }

    record Use(String ink, String ground, double least) {}

    @ParameterizedTest
    @MethodSource("uses")
    void can_be_told_apart(Use use) {
        assertThat(contrast(LIGHT, use)).as("light").isGreaterThanOrEqualTo(use.least());
        assertThat(contrast(DARK, use)).as("dark").isGreaterThanOrEqualTo(use.least());
    }

    @Test
    void knows_the_extremes() {
        assertThat(contrast("FFFFFF", "000000")).isEqualTo(21.0);
        assertThat(contrast("777777", "777777")).isEqualTo(1.0);
    }

    static Stream<Use> uses() {
        Stream<Use> words = Stream.of("text", "text-2", "accent", "ok", "error")
                .flatMap(ink -> GROUNDS.stream().map(ground -> new Use(ink, ground, TEXT)));
        Stream<Use> borders = GROUNDS.stream().map(ground -> new Use("strong", ground, SHAPE));
        Stream<Use> scores = Stream.of("low", "mid", "good", "best")
                .map(tone -> new Use("score-" + tone + "-ink", "score-" + tone, TEXT));
        Stream<Use> heat =
                IntStream.rangeClosed(1, 6).mapToObj(step -> new Use("heat-" + step + "-ink", "heat-" + step, TEXT));
        Stream<Use> others = Stream.of(
                new Use("on-accent", "accent", TEXT),
                new Use("warning", "warning-bg", TEXT),
                new Use("text", "warning-bg", TEXT));
        return Stream.of(words, borders, scores, heat, others).flatMap(all -> all);
    }

    private static double contrast(Map<String, String> theme, Use use) {
        return contrast(
                Objects.requireNonNull(theme.get(use.ink()), use.ink()),
                Objects.requireNonNull(theme.get(use.ground()), use.ground()));
    }

    private static double contrast(String a, String b) {
        double one = luminance(a);
        double other = luminance(b);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex, 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
