package io.slotwise.server.advice.score;

import io.slotwise.engine.rules.Violation;
import io.slotwise.engine.score.Better;
import io.slotwise.engine.score.Placement;
import io.slotwise.engine.score.Reason;
import java.util.Locale;

/** One line about a placement, built from its figures: at most {@value #MAX_WORDS} words. */
final class Feedback {
    static final int MAX_WORDS = 15;

    private Feedback() {}

    static String of(Placement placement, String currency) {
        String line = placement.allowed() ? allowed(placement, currency) : forbidden(placement);
        return clipped(line);
    }

    private static String allowed(Placement placement, String currency) {
        boolean stands = placement.reasons().stream().anyMatch(reason -> reason.kind() == Reason.Kind.STANDS);
        String worth = stands
                ? "Stands here already"
                : "%s %s a week, ahead of %d %% of moves"
                        .formatted(signed(placement.valuePerWeek().mean()), currency, placement.score());
        Better better = placement.better();
        return better == null
                ? worth + "."
                : "%s; %s brings %s more.".formatted(worth, better.position(), amount(better.morePerWeek()));
    }

    private static String forbidden(Placement placement) {
        return "Not allowed: "
                + placement.violations().stream()
                        .filter(Violation::forbids)
                        .findFirst()
                        .map(Violation::message)
                        .orElse("a rule forbids it.");
    }

    private static String clipped(String line) {
        String[] words = line.strip().split("\\s+");
        return words.length <= MAX_WORDS
                ? String.join(" ", words)
                : String.join(" ", java.util.Arrays.copyOf(words, MAX_WORDS)) + "…";
    }

    private static String signed(double money) {
        return String.format(Locale.ROOT, "%+.2f", money);
    }

    private static String amount(double money) {
        return String.format(Locale.ROOT, "%.2f", money);
    }
}
