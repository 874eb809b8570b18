package io.slotwise.server.advice.optimise;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.rules.Violation;
import io.slotwise.engine.value.Uplift;
import io.slotwise.engine.value.money.WeeklyValue;
import io.slotwise.server.advice.ChangeWire;
import io.slotwise.server.advice.Concern;
import io.slotwise.server.advice.Impact;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.Situations;
import io.slotwise.server.advice.Stated;
import io.slotwise.server.advice.record.Once;
import io.slotwise.server.advice.record.Reply;
import io.slotwise.server.advice.record.SavePlanogram.Belief;
import io.slotwise.server.advice.record.Units;
import io.slotwise.server.store.Experiment;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.fleet.Expectation;
import io.slotwise.server.store.fleet.SaveOutcome;
import io.slotwise.server.store.fleet.SaveRequest;
import io.slotwise.server.store.fleet.StoredPlanogram;
import io.slotwise.server.store.sqlite.Tx;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries a plan out: exactly the changes that are named, on exactly the version that they were made for, after they were
 * checked again. What was expected of it is noted with it, in the same unit of work.
 */
public final class ApplyPlan {
    /** The source of changes that were not searched for. */
    public static final String OPERATOR = "operator";

    private final Store store;
    private final Situations situations;

    public ApplyPlan(Store store, Situations situations) {
        this.store = store;
        this.situations = situations;
    }

    /**
     * What to carry out.
     *
     * @param changes one after the other
     * @param source who proposed them
     */
    public record Command(String key, List<Change> changes, Belief belief, String reason, String source) {
        public Command {
            changes = List.copyOf(changes);
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        /**
         * Carried out, or nothing had to be done.
         *
         * @param changes slot by slot, from the version before to this one
         * @param experimentId under which it is followed; absent where nothing changed
         */
        record Applied(
                String key,
                long version,
                String etag,
                List<ChangeWire> changes,
                Impact expectedImpact,
                List<Concern> violations,
                @Nullable String experimentId)
                implements Outcome {}

        record Missing() implements Outcome {}

        record Stale(String currentEtag) implements Outcome {}

        /** A change cannot be carried out on what the ones before it leave. */
        record Impossible(int change, String field, String code, String why) implements Outcome {}

        /** It would break rules that what stands does not break. */
        record Forbidden(List<Concern> violations) implements Outcome {}
    }

    /**
     * Carries a plan out; one with a key once.
     *
     * @param words must depend on the outcome alone
     */
    public Reply apply(Command command, @Nullable Once once, String actor, Function<Outcome, Reply> words) {
        StoredPlanogram stored = store.planograms().find(command.key());
        if (stored == null) {
            return words.apply(new Outcome.Missing());
        }
        Prepared prepared = prepared(command, stored);
        return Units.run(store, once, tx -> words.apply(outcome(tx, prepared, command, actor)));
    }

    /** What was worked out before the one writer is asked. */
    private sealed interface Prepared {
        record Refused(Outcome outcome) implements Prepared {}

        record Ready(
                StoredPlanogram before,
                Planogram after,
                List<Change> difference,
                Situation situation,
                Uplift uplift,
                WeeklyValue expected,
                List<Concern> violations)
                implements Prepared {}
    }

    private Prepared prepared(Command command, StoredPlanogram stored) {
        if (command.belief() instanceof Belief.At at && !at.etags().contains(stored.etag())) {
            return new Prepared.Refused(new Outcome.Stale(stored.etag()));
        }
        Situation situation = situation(stored);
        Planogram before = stored.planogram();
        Planogram after = before;
        for (int i = 0; i < command.changes().size(); i++) {
            Change change = command.changes().get(i);
            String unknown = unknownProduct(change, situation.catalogue());
            if (unknown != null) {
                return new Prepared.Refused(new Outcome.Impossible(
                        i, "product_id", "unknown_product", "The product (%s) is not known.".formatted(unknown)));
            }
            try {
                after = Changes.apply(after, change);
            } catch (IllegalArgumentException e) {
                return new Prepared.Refused(new Outcome.Impossible(i, "", "invalid", String.valueOf(e.getMessage())));
            }
        }
        List<Violation> violations = situation.book().checkChange(before, after, situation.context());
        List<Concern> forbidden = newlyForbidden(situation, violations);
        return forbidden.isEmpty()
                ? ready(command, stored, after, situation, violations)
                : new Prepared.Refused(new Outcome.Forbidden(forbidden));
    }

    private static Prepared.Ready ready(
            Command command, StoredPlanogram stored, Planogram after, Situation situation, List<Violation> violations) {
        Planogram before = stored.planogram();
        Uplift uplift = situation.model().get().compare(before, after);
        return new Prepared.Ready(
                stored,
                after,
                Changes.between(before, after),
                situation,
                uplift,
                command.source().equals(OPERATOR) ? uplift.change() : ForeseeSave.claimed(situation, after),
                violations.stream().map(Concern::of).toList());
    }

    private Outcome outcome(Tx tx, Prepared prepared, Command command, String actor) {
        return switch (prepared) {
            case Prepared.Refused refused -> refused.outcome();
            case Prepared.Ready ready -> carryOut(tx, ready, command, actor);
        };
    }

    private Outcome carryOut(Tx tx, Prepared.Ready ready, Command command, String actor) {
        StoredPlanogram before = ready.before();
        SaveOutcome outcome = store.planograms()
                .save(
                        tx,
                        new SaveRequest(
                                before.key(),
                                before.deviceId(),
                                ready.after(),
                                new Expectation.At(Set.of(before.etag())),
                                actor,
                                command.reason()));
        return switch (outcome) {
            case SaveOutcome.Saved saved -> applied(tx, ready, saved.planogram(), noted(tx, ready, command, actor));
            case SaveOutcome.Stale stale -> new Outcome.Stale(stale.currentEtag());
            case SaveOutcome.Missing missing -> new Outcome.Missing();
            case SaveOutcome.UnknownDevice unknown -> new Outcome.Missing();
            case SaveOutcome.OtherCabinet other -> new Outcome.Missing();
        };
    }

    private Outcome applied(Tx tx, Prepared.Ready ready, StoredPlanogram saved, Experiment.Draft noted) {
        boolean changed = !ready.difference().isEmpty();
        return new Outcome.Applied(
                saved.key(),
                saved.version(),
                saved.etag(),
                ready.difference().stream().map(ChangeWire::of).toList(),
                Impact.of(ready.uplift(), ready.expected(), ready.situation()),
                ready.violations(),
                changed ? store.experiments().add(tx, saved, ready.before().version(), noted) : null);
    }

    private static Experiment.Draft noted(Tx tx, Prepared.Ready ready, Command command, String actor) {
        return ForeseeSave.foreseen(
                        ready.situation(),
                        ready.difference().size(),
                        ready.uplift(),
                        ready.expected(),
                        command.source())
                .at(tx.now(), actor);
    }

    /** What stands is the stored version itself, whatever a snapshot says meanwhile. */
    private Situation situation(StoredPlanogram stored) {
        Situation situation = situations.of(
                Stated.stored(stored.deviceId(), stored.planogram().cabinet().index()));
        if (situation == null) {
            throw new IllegalStateException("The machine (%s) of a planogram is gone.".formatted(stored.deviceId()));
        }
        return situation.with(stored.planogram());
    }

    /** What stands may break rules already; only what comes anew is refused. */
    private static List<Concern> newlyForbidden(Situation situation, List<Violation> violations) {
        Planogram before = situation.planogram();
        Set<Violation> already = new HashSet<>(situation.book().checkChange(before, before, situation.context()));
        return violations.stream()
                .filter(Violation::forbids)
                .filter(violation -> !already.contains(violation))
                .map(Concern::of)
                .toList();
    }

    private static @Nullable String unknownProduct(Change change, Catalogue catalogue) {
        String product = switch (change) {
            case Change.Assign assign -> assign.productId();
            case Change.SetFacings facings -> facings.productId();
            case Change.Swap swap -> null;
            case Change.Clear clear -> null;
            case Change.Reprice reprice -> null;
            case Change.SetPar setPar -> null;
        };
        return product == null || catalogue.contains(product) ? null : product;
    }
}
