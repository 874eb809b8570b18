package io.slotwise.testbed.world;

import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.testbed.shopper.Draws;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How busy a machine is on a day, beyond its weekday: a week's luck, and days out of the ordinary. */
final class Season {
    static final int SECONDS_PER_HOUR = 3600;

    private static final int DAYS = 7;
    private static final int NOISE_KEY = 1 << 28;
    private static final double HOLIDAY = 0.25;
    private static final double HOLIDAY_WHERE_PEOPLE_STAY = 0.85;
    private static final double NO_TERM = 0.15;
    private static final Set<String> ALWAYS_OPEN = Set.of("hospital", "hotel", "station", "gym");
    private static final Set<String> WITH_TERMS = Set.of("school", "university");

    private Season() {}

    /** The luck of a week: log-normal with mean 1. */
    static double noise(Crowd crowd, long week) {
        double spread = crowd.levelNoise();
        return StrictMath.exp(spread * Draws.normal(crowd.seed(), NOISE_KEY + week) - spread * spread / 2);
    }

    /** The factor of one day of the past; holidays and school terms have theirs. */
    static double factor(Crowd crowd, LocalDate day) {
        String venue = crowd.venue().type();
        double factor = noise(crowd, Math.floorDiv(day.toEpochDay() + 3, DAYS));
        if (isHoliday(day)) {
            factor *= ALWAYS_OPEN.contains(venue) ? HOLIDAY_WHERE_PEOPLE_STAY : HOLIDAY;
        }
        return WITH_TERMS.contains(venue) && !inTerm(day) ? factor * NO_TERM : factor;
    }

    /** The days out of the ordinary of a period, as an operator would note them. */
    static List<CalendarFact> calendar(LocalDate first, LocalDate end) {
        List<CalendarFact> facts = new ArrayList<>();
        for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
            if (isHoliday(day)) {
                facts.add(new CalendarFact(day, "", "holiday", 1));
            }
            for (String venue : WITH_TERMS.stream().sorted().toList()) {
                facts.add(new CalendarFact(day, venue, "school_term", inTerm(day) ? 1 : 0));
            }
        }
        return facts;
    }

    private static boolean isHoliday(LocalDate day) {
        int monthAndDay = day.getMonthValue() * 100 + day.getDayOfMonth();
        return switch (monthAndDay) {
            case 101, 501, 704, 1224, 1225, 1226, 1231 -> true;
            default -> isMondayFrom(day, 9, 1) || isThursdayFrom(day, 11, 22);
        };
    }

    private static boolean isMondayFrom(LocalDate day, int month, int from) {
        return within(day, month, from) && day.getDayOfWeek().getValue() == 1;
    }

    private static boolean isThursdayFrom(LocalDate day, int month, int from) {
        return within(day, month, from) && day.getDayOfWeek().getValue() == 4;
    }

    private static boolean within(LocalDate day, int month, int from) {
        return day.getMonthValue() == month && day.getDayOfMonth() >= from && day.getDayOfMonth() < from + DAYS;
    }

    private static boolean inTerm(LocalDate day) {
        int monthAndDay = day.getMonthValue() * 100 + day.getDayOfMonth();
        return (monthAndDay >= 107 && monthAndDay < 615) || (monthAndDay >= 825 && monthAndDay < 1220);
    }
}
