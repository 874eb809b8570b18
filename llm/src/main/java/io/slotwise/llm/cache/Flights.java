package io.slotwise.llm.cache;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks in flight: the first of several equal ones flies, the others wait for what it brings. Equal means the same key
 * and the same versions of all tags. Bounded by the callers themselves, each of whom has one entry at most.
 *
 * @param <T> what a flight brings
 */
public final class Flights<T> {
    private final Map<Route, CompletableFuture<T>> inFlight = new ConcurrentHashMap<>();

    /** Joins the flight for a question, or begins one. */
    public Seat<T> board(AnswerKey key, Map<String, Long> tags) {
        Route route = new Route(key, Map.copyOf(tags));
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> flying = inFlight.putIfAbsent(route, mine);
        return flying != null
                ? new Seat.Passenger<>(flying)
                : new Seat.Pilot<>(result -> {
                    inFlight.remove(route, mine);
                    mine.complete(result);
                });
    }

    private record Route(AnswerKey key, Map<String, Long> tags) {}

    /** A place on a flight. */
    public sealed interface Seat<T> {
        /** Must land with whatever it brings, always. */
        record Pilot<T>(java.util.function.Consumer<T> landing) implements Seat<T> {}

        /** Waits. */
        record Passenger<T>(CompletableFuture<T> arrival) implements Seat<T> {}
    }
}
