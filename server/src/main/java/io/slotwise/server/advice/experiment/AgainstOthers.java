package io.slotwise.server.advice.experiment;

import io.slotwise.engine.insight.experiment.Realised;
import io.slotwise.engine.insight.experiment.WeeklyTakings;
import io.slotwise.engine.insight.experiment.WeeklyTakings.Measure;
import io.slotwise.engine.insight.experiment.WeeklyTakings.Window;
import io.slotwise.server.store.Experiment;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.Snapshots;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Weeks of a machine with a plan held against those of machines without one, from the plan before to the plan after. For
 * one look at many plans.
 */
final class AgainstOthers {
    /** Weeks after a plan that are looked at. */
    static final int MOST_WEEKS_AFTER = 12;

    private static final int MOST_WEEKS_BEFORE = 26;
    private static final int MOST_OTHERS = 40;

    private final Snapshots snapshots;
    private final List<Experiment> all;
    private final Map<String, List<String>> alike = new HashMap<>();

    /** @param all plans, those of other machines included: a machine that was changed shows nothing */
    AgainstOthers(Snapshots snapshots, List<Experiment> all) {
        this.snapshots = snapshots;
        this.all = all;
    }

    /** What a plan brought; null where nothing can be said yet. */
    @Nullable
    Realised realised(Experiment one) {
        Comparison comparison = comparison(one);
        return comparison == null ? null : comparison.realised();
    }

    /** What a plan is measured by; null where nothing can be said yet. */
    @Nullable
    Comparison comparison(Experiment one) {
        Snapshot machine = snapshots.find(one.deviceId());
        LocalDate known = knownUntil(one.deviceId());
        if (machine == null || known == null) {
            return null;
        }
        Window window = window(one, known);
        List<Snapshot> others = new ArrayList<>();
        for (String id : alike(machine.machine().venue().type())) {
            Snapshot other = snapshots.find(id);
            if (other != null && !id.equals(one.deviceId()) && isUntouched(id, window)) {
                others.add(other);
            }
        }
        return new Comparison(one, window, machine, others);
    }

    /** A machine with a plan, those without one, and the weeks that count. */
    record Comparison(Experiment plan, Window window, Snapshot machine, List<Snapshot> others) {
        /** The same for equal data. */
        KeptOutcomes.Basis basis() {
            return new KeptOutcomes.Basis(
                    window,
                    Stream.concat(Stream.of(machine), others.stream())
                            .flatMap(one -> Stream.of(one.machine().id(), one.dataVersion()))
                            .toList());
        }

        @Nullable
        Realised realised() {
            return Realised.of(
                    takings(machine), others.stream().map(this::takings).toList());
        }

        private WeeklyTakings takings(Snapshot of) {
            Measure measure = plan.measure().equals("margin") ? Measure.MARGIN : Measure.REVENUE;
            return WeeklyTakings.of(of.history().sales(), of.catalogue(), measure, window);
        }
    }

    private List<String> alike(String venueType) {
        return alike.computeIfAbsent(venueType, type -> snapshots.deviceIdsLike(type, MOST_OTHERS));
    }

    /** The first day of which a machine's sales are not known; null where none are. */
    @Nullable
    LocalDate knownUntil(String deviceId) {
        Snapshot machine = snapshots.find(deviceId);
        LocalDate last = machine == null ? null : machine.history().sales().lastDay();
        return last == null ? null : last.plusDays(1);
    }

    /** Whether more days cannot tell more: enough weeks have passed, or another plan has followed. */
    boolean isClosed(Experiment one, LocalDate known) {
        Window window = window(one, known);
        return window.until().isBefore(known)
                || !one.day().plusWeeks(MOST_WEEKS_AFTER).isAfter(known);
    }

    /** From the machine's plan before to its plan after, if there are any. */
    private Window window(Experiment one, LocalDate known) {
        LocalDate until = known;
        int before = MOST_WEEKS_BEFORE;
        for (Experiment other : all) {
            if (!other.deviceId().equals(one.deviceId()) || other.id().equals(one.id())) {
                continue;
            }
            if (other.day().isAfter(one.day()) && other.day().isBefore(until)) {
                until = other.day();
            } else if (other.day().isBefore(one.day())) {
                long weeks = (one.day().toEpochDay() - other.day().toEpochDay()) / 7;
                before = (int) Math.min(before, weeks);
            }
        }
        return new Window(one.day(), until, before, MOST_WEEKS_AFTER);
    }

    private boolean isUntouched(String deviceId, Window window) {
        LocalDate from = window.day().minusWeeks(window.mostBefore());
        return all.stream()
                .filter(other -> other.deviceId().equals(deviceId))
                .noneMatch(other -> !other.day().isBefore(from) && other.day().isBefore(window.until()));
    }
}
