package io.slotwise.testbed.claude;

import io.slotwise.testbed.claude.mind.Mood;
import java.time.Duration;

/** What goes wrong with one call. */
public sealed interface Fault {
    /** Nothing does. */
    record None() implements Fault {}

    /**
     * An error status with the body that the API sends for it.
     *
     * @param retryAfterSeconds 0 sends no such header
     */
    record Status(int status, int retryAfterSeconds) implements Fault {}

    /** The model has been retired: 404, as for one that never was. */
    record Retired() implements Fault {}

    /** The answer comes late: this long before its first byte. */
    record Late(Duration delay) implements Fault {}

    /** The request is taken and never answered. */
    record Blackhole() implements Fault {}

    /** The connection is reset before the first byte. */
    record Reset() implements Fault {}

    /** The connection ends after so many bytes of the answer's body; inside a letter where the text has one. */
    record Cut(int afterBytes) implements Fault {}

    /** A stream that ends before its first event. */
    record NoEvent() implements Fault {}

    /** An {@code error} event inside a 200, after the first pieces of text. */
    record ErrorEvent(String type) implements Fault {}

    /** A stream of nothing but pings, for so long. */
    record PingsOnly(Duration length) implements Fault {}

    /** A 200 whose body is no message at all. */
    record Garbage() implements Fault {}

    /** The model gives out before it is done: stop reason {@code max_tokens}. */
    record OutOfTokens() implements Fault {}

    /** The message tells so many tokens, read and written, whatever it used: none, fewer than none, or absurdly many. */
    record Miscount(long tokens) implements Fault {}

    /** The model declines: stop reason {@code refusal}. */
    record Refusal() implements Fault {}

    /** The model answers in another mood. */
    record Moody(Mood mood) implements Fault {}
}
