package io.slotwise.intake.csv;

import io.slotwise.intake.csv.CsvDialect.DateOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads days and times. Says why not rather than guessing. */
final class MomentText {
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern DAY_NAMED = Pattern.compile("(\\d{1,2})[-/. ]([A-Za-z]{3,9})[-/., ]+(\\d{4})");
    private static final Pattern NAMED_DAY = Pattern.compile("([A-Za-z]{3,9})[-/. ](\\d{1,2})[-/., ]+(\\d{4})");
    private static final Pattern NAMED = Pattern.compile(DAY_NAMED.pattern() + '|' + NAMED_DAY.pattern());
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(?: ?([AaPp][Mm]))?");
    private static final Pattern OFFSET = Pattern.compile("[Zz]|[+-]\\d{2}(?::?\\d{2})?");
    private static final int MIN_YEAR = 1900;
    private static final int MAX_YEAR = 2200;
    private static final int LONGEST = 60;

    private final DateOrder order;

    MomentText(DateOrder order) {
        this.order = order;
    }

    /** A moment, or the code and the words for why there is none. */
    record Read(@Nullable Moment moment, String code, String message) {
        static Read of(Moment moment) {
            return new Read(moment, "", "");
        }

        static Read not(String code, String message) {
            return new Read(null, code, message);
        }
    }

    Read read(String text) {
        if (text.length() > LONGEST) {
            return unreadable(text);
        }
        int gap = dayEnd(text);
        Read day = day(text.substring(0, gap));
        if (day.moment() == null || gap == text.length()) {
            return day;
        }
        return withTime(day.moment().date(), text.substring(gap + 1).strip(), text);
    }

    Read day(String text) {
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            return day(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3), text);
        }
        Matcher yearLast = YEAR_LAST.matcher(text);
        if (!yearLast.matches()) {
            return unordinary(text);
        }
        int first = number(yearLast, 1);
        int second = number(yearLast, 2);
        return switch (order) {
            case MONTH_DAY_YEAR -> day(number(yearLast, 3), first, second, text);
            case DAY_MONTH_YEAR -> day(number(yearLast, 3), second, first, text);
            case ISO -> unordered(first, second, text);
        };
    }

    /** A day with its month's English name, or eight digits: no order can be mistaken there. */
    private static Read unordinary(String text) {
        Matcher digits = DIGITS.matcher(text);
        if (digits.matches()) {
            return day(number(digits, 1), number(digits, 2), number(digits, 3), text);
        }
        Matcher dayNamed = DAY_NAMED.matcher(text);
        if (dayNamed.matches() && month(dayNamed.group(2)) > 0) {
            return day(number(dayNamed, 3), month(dayNamed.group(2)), number(dayNamed, 1), text);
        }
        Matcher namedDay = NAMED_DAY.matcher(text);
        if (namedDay.matches() && month(namedDay.group(1)) > 0) {
            return day(number(namedDay, 3), month(namedDay.group(1)), number(namedDay, 2), text);
        }
        return unreadable(text);
    }

    /** The month of an English name or the beginning of one, 0 for another word. */
    private static int month(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        int month = MONTHS.indexOf(word.substring(0, 3)) + 1;
        boolean whole = month > 0
                && Month.of(month)
                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        .toLowerCase(Locale.ROOT)
                        .startsWith(word);
        return whole ? month : 0;
    }

    /** A time of day alone, such as {@code 8:05}, {@code 08:05:59.5} or {@code 8:05 PM}. */
    static @Nullable LocalTime time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return null;
        }
        try {
            int second = time.group(3) == null ? 0 : number(time, 3);
            String fraction = time.group(4) == null ? "" : time.group(4);
            int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
            return LocalTime.of(hour(number(time, 1), time.group(5)), number(time, 2), second, nanos);
        } catch (DateTimeException e) {
            return null; // no such time of day: the caller words it for the row
        }
    }

    private static int hour(int hour, @Nullable String half) {
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("The hour (%d) must be from 1 to 12.".formatted(hour));
        }
        return hour % 12 + (half.toLowerCase(Locale.ROOT).equals("pm") ? 12 : 0);
    }

    private static Read withTime(LocalDate date, String rest, String whole) {
        Matcher offset = OFFSET.matcher(rest);
        int at = rest.length();
        if (offset.find(Math.max(0, lastOffsetStart(rest))) && offset.end() == rest.length()) {
            at = offset.start();
        }
        LocalTime time = time(rest.substring(0, at).strip());
        if (time == null) {
            return Read.not("impossible_time", "The time in (%s) is none of the day's.".formatted(Texts.shown(whole)));
        }
        try {
            ZoneOffset zone = at == rest.length() ? null : ZoneOffset.of(offsetId(rest.substring(at)));
            return Read.of(new Moment(date, time, zone));
        } catch (DateTimeException e) {
            return Read.not(
                    "impossible_time",
                    "The offset in (%s) must be from -18:00 to +18:00.".formatted(Texts.shown(whole)));
        }
    }

    private static String offsetId(String text) {
        return text.equals("z") ? "Z" : text;
    }

    private static int lastOffsetStart(String rest) {
        int sign = Math.max(rest.lastIndexOf('+'), rest.lastIndexOf('-'));
        return sign >= 0 ? sign : rest.length() - 1;
    }

    /** Where the day ends: before the first T or blank behind a year, else at the end. */
    private static int dayEnd(String text) {
        Matcher named = NAMED.matcher(text);
        int from = named.lookingAt() ? named.end() : 0;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == 'T' || text.charAt(i) == ' ') {
                return i;
            }
        }
        return text.length();
    }

    private static Read day(int year, int month, int day, String text) {
        if (year < MIN_YEAR || year > MAX_YEAR) {
            return impossible(text);
        }
        try {
            return Read.of(new Moment(LocalDate.of(year, month, day), null, null));
        } catch (DateTimeException e) {
            return impossible(text);
        }
    }

    private static Read unordered(int first, int second, String text) {
        if (first > 12 && second > 12) {
            return impossible(text);
        }
        return Read.not(
                "ambiguous_date",
                "The date (%s) does not say which number is the month; give the date order."
                        .formatted(Texts.shown(text)));
    }

    private static Read impossible(String text) {
        return Read.not("impossible_date", "The date (%s) is not in the calendar.".formatted(Texts.shown(text)));
    }

    private static Read unreadable(String text) {
        return Read.not("unreadable_date", "The date (%s) must be like 2022-01-31.".formatted(Texts.shown(text)));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
