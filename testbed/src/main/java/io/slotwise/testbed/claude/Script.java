package io.slotwise.testbed.claude;

import io.slotwise.testbed.claude.mind.Mood;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What the next calls meet: that of their prompt or model, else faults in order, then the usual one for ever. Guarded
 * by its own monitor.
 */
public final class Script {
    private final Deque<Fault> next = new ArrayDeque<>();
    private final Map<String, Fault> byModel = new HashMap<>();
    private final Map<String, Fault> byText = new HashMap<>();
    private Fault usual = new Fault.None();

    /** Every call from now on that no queued fault takes. */
    public synchronized void always(Fault fault) {
        usual = fault;
        next.clear();
        byModel.clear();
        byText.clear();
    }

    /** Every call of one model from now on. */
    public synchronized void always(String model, Fault fault) {
        byModel.put(model, fault);
    }

    /** The calls after those already queued. */
    public synchronized void then(Collection<? extends Fault> faults) {
        next.addAll(faults);
    }

    /** Every call whose prompt holds a text from now on. */
    public synchronized void whereSaid(String text, Fault fault) {
        byText.put(text, fault);
    }

    /** What a message meets. */
    synchronized Fault take(Request request) {
        Fault own = byText.entrySet().stream()
                .filter(entry -> request.prompt().contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(byModel.get(request.model()));
        return own == null ? take() : own;
    }

    /** What a request without a prompt of its own meets. */
    synchronized Fault take() {
        Fault queued = next.poll();
        return queued == null ? usual : queued;
    }

    /**
     * A fault from the words of a command: {@code status 429 3}, {@code late 200}, {@code blackhole}, {@code reset},
     * {@code cut 300}, {@code no-event}, {@code error-event overloaded_error}, {@code pings 5000}, {@code garbage},
     * {@code out-of-tokens}, {@code miscount 0}, {@code refusal}, {@code wrong}, {@code obedient}, {@code varied}, {@code retired},
     * {@code none}; times in milliseconds.
     */
    public static Fault parse(String command) {
        String[] words = command.strip().split("\\s+");
        return switch (words[0]) {
            case "none", "honest" -> new Fault.None();
            case "status" -> new Fault.Status(number(words, 1), words.length > 2 ? number(words, 2) : 0);
            case "late" -> new Fault.Late(Duration.ofMillis(number(words, 1)));
            case "blackhole" -> new Fault.Blackhole();
            case "reset" -> new Fault.Reset();
            case "cut" -> new Fault.Cut(number(words, 1));
            case "no-event" -> new Fault.NoEvent();
            case "error-event" -> new Fault.ErrorEvent(words.length > 1 ? words[1] : "overloaded_error");
            case "pings" -> new Fault.PingsOnly(Duration.ofMillis(number(words, 1)));
            case "garbage" -> new Fault.Garbage();
            case "out-of-tokens" -> new Fault.OutOfTokens();
            case "miscount" -> new Fault.Miscount(Long.parseLong(words[1]));
            case "refusal" -> new Fault.Refusal();
            case "wrong" -> new Fault.Moody(Mood.WRONG);
            case "varied" -> new Fault.Moody(Mood.VARIED);
            case "retired" -> new Fault.Retired();
            case "obedient" -> new Fault.Moody(Mood.OBEDIENT);
            default -> throw new IllegalArgumentException("The fault (%s) is not known.".formatted(command));
        };
    }

    private static int number(String[] words, int at) {
        if (words.length <= at) {
            throw new IllegalArgumentException("The fault (%s) needs a number.".formatted(words[0]));
        }
        return Integer.parseInt(words[at]);
    }
}
