package io.slotwise.server.advice.record;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.rules.RuleContext;
import io.slotwise.engine.rules.Violation;
import io.slotwise.server.advice.Situations;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.fleet.CabinetId;
import io.slotwise.server.store.fleet.Expectation;
import io.slotwise.server.store.fleet.SaveOutcome;
import io.slotwise.server.store.fleet.SaveRequest;
import io.slotwise.server.store.fleet.StoredPlanogram;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Saves a planogram over the version that its editor saw. Rules that it breaks are reported with it and do not stop it:
 * what stands in the machine is a fact, allowed or not. A product that nobody knows does stop it. What is expected of it
 * is noted with it, so that it can be held against what comes.
 */
public final class SavePlanogram {
    private final Store store;
    private final Recommendations recommendations;
    private final Foresight foresight;

    /**
     * Saves into a store.
     *
     * @param recommendations asked before a save is carried out, so they must be quick
     * @param foresight likewise
     */
    public SavePlanogram(Store store, Recommendations recommendations, Foresight foresight) {
        this.store = store;
        this.recommendations = recommendations;
        this.foresight = foresight;
    }

    /** What the editor believes: that the planogram is at one of some tags, that it exists, or that it does not. */
    public sealed interface Belief {
        record At(Set<String> etags) implements Belief {}

        record Existing() implements Belief {}

        record Absent() implements Belief {}
    }

    /**
     * What to save.
     *
     * @param key {@code ""} for the usual name of the cabinet
     * @param deviceId {@code ""} for the machine that the key belongs to
     */
    public record Command(String key, String deviceId, Planogram planogram, Belief belief, String reason) {}

    /** What became of it. */
    public sealed interface Outcome {
        /** Saved; or it was the same already. */
        record Saved(
                String key,
                long version,
                String etag,
                List<Violation> violations,
                List<Recommendations.Recommendation> recommendations)
                implements Outcome {}

        /** Someone saved another version meanwhile. */
        record Stale(String currentEtag) implements Outcome {}

        record Missing() implements Outcome {}

        record UnknownDevice(String deviceId) implements Outcome {}

        /** The cabinet's planogram has this other key, or the key is another cabinet's. */
        record OtherCabinet(String key) implements Outcome {}

        record UnknownProducts(List<String> productIds) implements Outcome {}
    }

    /**
     * Saves, and answers as the caller words it; a save with a key happens once.
     *
     * @param words must depend on the outcome alone
     */
    public Reply save(Command command, @Nullable Once once, String actor, Function<Outcome, Reply> words) {
        Command named = named(command);
        List<String> unknown = unknownProducts(named.planogram());
        if (!unknown.isEmpty()) {
            return words.apply(new Outcome.UnknownProducts(unknown));
        }
        Snapshot machine = store.snapshots().find(named.deviceId());
        List<Violation> violations = machine == null ? List.of() : violations(named.planogram(), machine);
        List<Recommendations.Recommendation> found =
                machine == null ? List.of() : recommendations.of(named.deviceId(), named.planogram());
        SaveRequest request = new SaveRequest(
                named.key(), named.deviceId(), named.planogram(), expectation(named.belief()), actor, named.reason());
        StoredPlanogram before = store.planograms().find(named.key());
        Foresight.Foreseen foreseen =
                before == null || machine == null ? null : foresight.of(before, named.planogram());
        return Units.run(store, once, tx -> {
            SaveOutcome saved = store.planograms().save(tx, request);
            if (before != null
                    && foreseen != null
                    && saved instanceof SaveOutcome.Saved done
                    && follows(done.planogram(), before)) {
                store.experiments().add(tx, done.planogram(), before.version(), foreseen.at(tx.now(), actor));
            }
            return words.apply(outcome(saved, violations, found));
        });
    }

    /** Whether it is the version after the one that was looked at before, and not one after somebody else's. */
    private static boolean follows(StoredPlanogram saved, StoredPlanogram before) {
        return saved.version() == before.version() + 1;
    }

    /** The operator's rules that a planogram breaks on a machine. */
    private static List<Violation> violations(Planogram planogram, Snapshot snapshot) {
        Machine machine = snapshot.machine();
        return Situations.book(snapshot)
                .check(planogram, new RuleContext(snapshot.catalogue(), machine.venue(), machine.service()));
    }

    private Command named(Command command) {
        StoredPlanogram stored =
                command.key().isEmpty() ? null : store.planograms().find(command.key());
        String deviceId = !command.deviceId().isEmpty() || stored == null ? command.deviceId() : stored.deviceId();
        String key = command.key().isEmpty()
                ? new CabinetId(deviceId, command.planogram().cabinet().index()).planogramKey()
                : command.key();
        return new Command(key, deviceId, command.planogram(), command.belief(), command.reason());
    }

    private List<String> unknownProducts(Planogram planogram) {
        Catalogue catalogue = store.products().catalogue();
        return planogram.productIds().stream()
                .filter(id -> !catalogue.contains(id))
                .toList();
    }

    private static Expectation expectation(Belief belief) {
        return switch (belief) {
            case Belief.At at -> new Expectation.At(at.etags());
            case Belief.Existing existing -> new Expectation.Existing();
            case Belief.Absent absent -> new Expectation.Absent();
        };
    }

    private static Outcome outcome(
            SaveOutcome saved, List<Violation> violations, List<Recommendations.Recommendation> found) {
        return switch (saved) {
            case SaveOutcome.Saved done ->
                new Outcome.Saved(
                        done.planogram().key(),
                        done.planogram().version(),
                        done.planogram().etag(),
                        violations,
                        found);
            case SaveOutcome.Stale stale -> new Outcome.Stale(stale.currentEtag());
            case SaveOutcome.Missing missing -> new Outcome.Missing();
            case SaveOutcome.UnknownDevice unknown -> new Outcome.UnknownDevice(unknown.deviceId());
            case SaveOutcome.OtherCabinet other -> new Outcome.OtherCabinet(other.key());
        };
    }
}
