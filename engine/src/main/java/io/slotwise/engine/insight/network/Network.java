package io.slotwise.engine.insight.network;

import io.slotwise.engine.affinity.AffinitySettings.Correction;
import io.slotwise.engine.insight.FleetPast;
import io.slotwise.engine.model.Machine;
import java.util.ArrayList;
import java.util.List;

/**
 * What machines tell together.
 *
 * @param habits of kinds of venues, most certain first
 * @param rivals neighbours that take shoppers, most units first
 * @param habitTests looks behind the habits
 * @param rivalTests looks behind the rivals
 * @param neighbours pairs of machines that stand near each other
 */
public record Network(
        Segments segments,
        List<Habit> habits,
        List<Rival> rivals,
        int habitTests,
        int rivalTests,
        int neighbours,
        List<Note> notes) {
    /** Why something was not looked at. */
    public enum Note {
        /** Fewer than six machines have enough sales for segments. */
        TOO_FEW_MACHINES,
        /** No kind of venue has three machines to compare with three others. */
        TOO_FEW_OF_A_KIND,
        /** Fewer than two machines have coordinates. */
        NO_COORDINATES,
        /** No two machines stand near each other. */
        NO_NEIGHBOURS,
        /** Neighbours there are, but none of them came, went or changed what it offers. */
        NOTHING_CHANGED_NEXT_DOOR
    }

    private static final int FEWEST_MACHINES = 6;

    public Network {
        habits = List.copyOf(habits);
        rivals = List.copyOf(rivals);
        notes = List.copyOf(notes);
    }

    /**
     * How to look.
     *
     * @param errorRate bound on false findings among the habits, and among the rivals, above 0 and at most .5
     * @param nearMetres how near neighbours stand, above 0
     */
    public record Settings(double errorRate, Correction correction, double nearMetres, long seed) {
        public static final Settings STANDARD = new Settings(0.05, Correction.BENJAMINI_HOCHBERG, 300, 1);

        public Settings {
            if (!(errorRate > 0 && errorRate <= 0.5)) {
                throw new IllegalArgumentException(
                        "The error_rate (%s) must be above 0 and at most 0.5.".formatted(errorRate));
            }
            if (!(nearMetres > 0 && nearMetres < 1e8)) {
                throw new IllegalArgumentException("The near_metres (%s) must be above 0.".formatted(nearMetres));
            }
        }
    }

    public static Network of(FleetPast fleet, Settings settings) {
        Shapes shapes = Shapes.of(fleet);
        List<String> silent = fleet.machines().stream()
                .map(Machine::id)
                .filter(id -> !shapes.deviceIds().contains(id))
                .toList();
        Habit.Found habits = Habit.find(fleet, shapes, settings.correction(), settings.errorRate());
        Rivals.Found rivals = Rivals.find(fleet, settings.nearMetres(), settings.correction(), settings.errorRate());
        List<Note> notes = new ArrayList<>();
        add(notes, Note.TOO_FEW_MACHINES, shapes.size() < FEWEST_MACHINES);
        add(notes, Note.TOO_FEW_OF_A_KIND, habits.tests() == 0);
        add(notes, Note.NO_COORDINATES, !rivals.anyPlaces());
        add(notes, Note.NO_NEIGHBOURS, rivals.anyPlaces() && rivals.neighbours() == 0);
        add(notes, Note.NOTHING_CHANGED_NEXT_DOOR, rivals.neighbours() > 0 && rivals.tests() == 0);
        return new Network(
                Segments.of(shapes, silent, settings.seed()),
                habits.habits(),
                rivals.rivals(),
                habits.tests(),
                rivals.tests(),
                rivals.neighbours(),
                notes);
    }

    private static void add(List<Note> notes, Note note, boolean holds) {
        if (holds) {
            notes.add(note);
        }
    }
}
