package io.slotwise.llm.call;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rendered prompt: what stays the same first, what changes last.
 *
 * @param system role, rules, schema, domain knowledge; at most four parts of a prompt may ask to be kept
 * @param turns what is said, beginning and ending with the user
 */
public record Prompt(List<Part> system, List<Turn> turns) {
    private static final int MAX_BREAKPOINTS = 4;

    public Prompt {
        system = List.copyOf(system);
        turns = List.copyOf(turns);
        if (turns.isEmpty()
                || turns.getFirst().role() != Role.USER
                || turns.getLast().role() != Role.USER) {
            throw new IllegalArgumentException("A prompt must begin and end with the user.");
        }
        long kept = Stream.concat(system.stream(), turns.stream().flatMap(turn -> turn.parts().stream()))
                .filter(part -> part.keep() != Keep.NO)
                .count();
        if (kept > MAX_BREAKPOINTS) {
            throw new IllegalArgumentException(
                    "A prompt with %d breakpoints must have at most %d.".formatted(kept, MAX_BREAKPOINTS));
        }
    }

    /** A system text that is kept for five minutes, and one question. */
    public static Prompt of(String system, String question) {
        return new Prompt(
                List.of(new Part.Text(system, Keep.FIVE_MINUTES)),
                List.of(new Turn(Role.USER, List.of(new Part.Text(question)))));
    }

    /** This prompt, the answer that came, and what to say to it. */
    public Prompt followedBy(String answer, String reply) {
        List<Turn> longer = new ArrayList<>(turns);
        longer.add(new Turn(Role.ASSISTANT, List.of(new Part.Text(answer.isBlank() ? "(nothing)" : answer))));
        longer.add(new Turn(Role.USER, List.of(new Part.Text(reply))));
        return new Prompt(system, longer);
    }

    /**
     * The same with other breakpoints.
     *
     * @param keeps for each part, in the order of {@link #parts}
     */
    public Prompt keeping(List<Keep> keeps) {
        Iterator<Keep> each = keeps.iterator();
        return new Prompt(
                system.stream().map(part -> part.kept(each.next())).toList(),
                turns.stream()
                        .map(turn -> new Turn(
                                turn.role(),
                                turn.parts().stream()
                                        .map(part -> part.kept(each.next()))
                                        .toList()))
                        .toList());
    }

    /** All parts in the order in which they are sent. */
    public Stream<Part> parts() {
        return Stream.concat(system.stream(), turns.stream().flatMap(turn -> turn.parts().stream()));
    }

    /** Who speaks. */
    public enum Role {
        USER,
        ASSISTANT
    }

    /** What one side says. */
    public record Turn(Role role, List<Part> parts) {
        public Turn {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("A turn must say something.");
            }
        }
    }
}
