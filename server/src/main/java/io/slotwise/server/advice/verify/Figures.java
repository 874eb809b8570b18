package io.slotwise.server.advice.verify;

import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The figures of a sentence: whether each is one of the engine's, to the precision in which it is written. */
final class Figures {
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");
    private static final Pattern PLAIN = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?");
    private static final Pattern GLUED = Pattern.compile("\\d\\p{L}|\\p{L}\\d");
    private static final Pattern WORDS = Pattern.compile(
            "(?i)\\b(zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|(thir|four|fif|six|seven|"
                    + "eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|"
                    + "millions?|billions?|half|halves|halved?|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?|"
                    + "couple|grand|fortnights?|every (second|other)|(one|a few|several|some|many) (euros?|dollars?|cents?|"
                    + "pounds?|francs?|units?)|prozent|pour ?cent|por ciento|per cento|twice|thrice|doubl(e|es|ed|ing)|"
                    + "tripl(e|es|ed|ing)|quadrupl\\w*|tenfold|\\w+fold|percents?|per cent)\\b");
    private static final double RELATIVE = 0.02;
    private static final double ABSOLUTE = 0.005;
    private static final double HALF = 0.5;
    private static final int MAX_DIGITS = 15;

    private Figures() {}

    /** Whether words stand for figures: those cannot be checked. */
    static boolean spelledOut(String sentence) {
        return WORDS.matcher(sentence).find();
    }

    /** Whether every figure of a sentence, its codes and placeholders taken out, is one of the facts. */
    static boolean allAmong(String sentence, Collection<Fact> facts) {
        if (GLUED.matcher(sentence).find()) {
            return false;
        }
        List<String> figures =
                NUMBER.matcher(sentence).results().map(MatchResult::group).toList();
        return figures.stream().allMatch(figure -> facts.stream().anyMatch(fact -> is(figure, fact)));
    }

    private static boolean is(String figure, Fact fact) {
        String plain = figure.endsWith(",") ? figure.substring(0, figure.length() - 1) : figure;
        if (plain.length() > MAX_DIGITS || !PLAIN.matcher(plain).matches()) {
            return false;
        }
        double said = Double.parseDouble(plain.replace(",", ""));
        double is = Math.abs(fact.scaled());
        int point = plain.indexOf('.');
        double step = Math.pow(10, point < 0 ? 0 : -(plain.length() - point - 1));
        double allowed = Math.min(HALF * step, Math.max(RELATIVE * is, ABSOLUTE));
        return Math.abs(said - is) <= allowed + 1e-9;
    }
}
