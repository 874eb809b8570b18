package io.slotwise.bench.cost;

import io.slotwise.bench.cost.Deed.What;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made the frozen traces, from Monday to Friday. How often things are done is a guess at the days of three kinds of
 * operators, written down here: a week of re-planning, a fleet that is planned every night, a team that asks a lot.
 */
final class TraceMaker {
    static final int DAY = 24 * 60;
    static final int DAYS = 5;
    static final int MACHINES = 10;

    private static final int NIGHT = 2 * 60;
    private static final int MORNING = 9 * 60;
    private static final int NOON = 13 * 60;
    private static final int MANY = 1_000;
    private static final List<What> BALANCED = List.of(What.ZONES, What.DEMAND, What.VENUE);

    private final SplittableRandom random;
    private final List<Deed> deeds = new ArrayList<>();

    private TraceMaker(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A trace from its seed. */
    static Trace make(String name, long seed) {
        TraceMaker maker = new TraceMaker(seed);
        for (int day = 0; day < DAYS; day++) {
            switch (name) {
                case "editor" -> maker.editor(day * DAY);
                case "fleet" -> maker.fleet(day * DAY);
                case "question" -> maker.question(day * DAY);
                default -> throw new IllegalArgumentException("There is no trace (%s).".formatted(name));
            }
        }
        maker.deeds.sort(Comparator.comparingInt(Deed::minute));
        return new Trace(name, maker.deeds);
    }

    /** Two merchandisers re-plan two machines each: they drag, ask what a swap would bring, optimise, save. */
    private void editor(int midnight) {
        for (int editor = 0; editor < 2; editor++) {
            for (int session = 0; session < 2; session++) {
                int device = random.nextInt(MACHINES);
                int at = midnight + MORNING + 7 * editor + session * 150;
                add(at, 1, What.ZONES, device);
                for (int drag = 0; drag < 25; drag++) {
                    add(at + 2 + drag, 1, drag % 9 == 4 ? What.HOLD : What.DRAG, device);
                }
                for (int swap = 0; swap < 4; swap++) {
                    add(at + 30 + 5 * swap, 1, What.PREDICT, device);
                    again(30, at + 32 + 5 * swap);
                }
                add(at + 60, 1, What.OPTIMISE, device);
                add(at + 70, 1, What.SAVE, device);
            }
        }
    }

    /** Every machine is planned every night; in the morning two route planners look at the demand of half of them. */
    private void fleet(int midnight) {
        for (int device = 0; device < MACHINES; device++) {
            add(midnight + NIGHT, 1, What.NIGHT, device);
        }
        for (int look = 0; look < MACHINES / 2; look++) {
            add(midnight + MORNING + 4 * look, random.nextInt(3) == 0 ? 2 : 1, What.DEMAND, random.nextInt(MACHINES));
        }
    }

    /** Three people read analyses of machines that they choose by themselves, and now and then the same once more. */
    private void question(int midnight) {
        for (int person = 0; person < 3; person++) {
            for (int look = 0; look < 6; look++) {
                int device = random.nextInt(MACHINES);
                int at = midnight + (look < 4 ? MORNING : NOON) + 11 * look + person;
                BALANCED.forEach(what -> add(at, 1, what, device));
                again(25, at + 6);
            }
            add(midnight + NOON + 90 + 3 * person, 1, What.SCENARIO, random.nextInt(MACHINES));
            add(midnight + NOON + 95 + 3 * person, 1, What.LAYOUT, random.nextInt(MACHINES));
        }
        // a meeting: what is on the wall is opened on two more screens
        int device = random.nextInt(MACHINES);
        BALANCED.forEach(what -> add(midnight + NOON + 120, 3, what, device));
    }

    private void add(int minute, int people, What what, int device) {
        deeds.add(new Deed(minute, people, what, device, random.nextInt(MANY), random.nextInt(MANY)));
    }

    /** With so many per cent the last deed is done once more. */
    private void again(int percent, int minute) {
        if (random.nextInt(100) < percent) {
            Deed last = deeds.getLast();
            deeds.add(new Deed(minute, last.people(), last.what(), last.device(), last.x(), last.y()));
        }
    }
}
