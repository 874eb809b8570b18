package io.slotwise.server.advice.record;

import io.slotwise.engine.model.Planogram;
import io.slotwise.server.advice.ChangeWire;
import io.slotwise.server.advice.MoneyPerWeek;
import java.util.List;

/** What could be done better with a planogram that is being saved: a few changes at most, found quickly. */
@FunctionalInterface
public interface Recommendations {
    Recommendations NONE = (deviceId, saved) -> List.of();

    /** The changes worth most first; empty where none is worth a driver's minute or nothing is known. */
    List<Recommendation> of(String deviceId, Planogram saved);

    /**
     * One change.
     *
     * @param text what to do
     * @param source who found it
     */
    record Recommendation(String text, ChangeWire change, MoneyPerWeek valuePerWeek, String reason, String source) {}
}
