package io.slotwise.server.advice.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Dataset;
import io.slotwise.server.advice.Situations;
import io.slotwise.server.advice.experiment.ReadAccuracy.Accuracy;
import io.slotwise.server.advice.experiment.ReadAccuracy.State;
import io.slotwise.server.advice.learn.FleetLearning;
import io.slotwise.server.advice.learn.LearnConfig;
import io.slotwise.server.advice.optimise.ApplyPlan;
import io.slotwise.server.advice.optimise.ForeseeSave;
import io.slotwise.server.advice.record.Recommendations;
import io.slotwise.server.advice.record.Reply;
import io.slotwise.server.advice.record.SavePlanogram;
import io.slotwise.server.advice.record.SavePlanogram.Belief;
import io.slotwise.server.advice.verify.SuggestionId;
import io.slotwise.server.store.Experiment;
import io.slotwise.server.store.Experiments;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.fleet.CabinetId;
import io.slotwise.server.store.imports.ImportDraft;
import io.slotwise.server.store.imports.ImportSession;
import io.slotwise.server.store.imports.Standing;
import io.slotwise.server.store.sqlite.StoreConfig;
import io.slotwise.testbed.fleet.PlannedChanges;
import io.slotwise.testbed.fleet.TruthFleet;
import io.slotwise.testbed.world.TrueMachine;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A simulated fleet whose clock goes forward: on a day six of its machines get other planograms, and from then on they sell
 * as much more or less as the same shoppers truly buy of these. The other machines are left alone.
 */
class AccuracyOnTruthFleetTest {
    private static final int WEEKS_AFTER = 10;
    private static final int CHANGED = 6;
    private static final int TRIPS = 20_000;
    private static final List<PlannedChanges.Kind> KINDS =
            List.of(PlannedChanges.Kind.SWAP, PlannedChanges.Kind.NEW_PRODUCT);

    private final TruthFleet fleet = TruthFleet.preset("habit", 11);
    private final Dataset known = fleet.dataset();
    private final LocalDate end =
            known.sales().stream().map(Sale::date).max(LocalDate::compareTo).orElseThrow();
    private final LocalDate day = end.plusDays(1).minusWeeks(WEEKS_AFTER);
    private final AtomicReference<Instant> now = new AtomicReference<>(noon(day));
    private final Map<String, Double> trueLift = new HashMap<>();
    private final List<String> accepted = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Store store;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Situations situations;

    @BeforeEach
    void open() {
        store = Store.open(StoreConfig.in(folder), now::get);
        add(known.withSales(sales(LocalDate.MIN, day)), Standing.FULL);
        situations =
                new Situations(store.snapshots(), new FleetLearning(store.snapshots(), LearnConfig.STANDARD, now::get));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void predictions_are_held_against_what_came_once_weeks_enough_have_passed() {
        assertThat(accuracy().state()).isEqualTo(State.NOTHING_YET);
        carryOut();

        Accuracy atOnce = measured();
        assertThat(atOnce.state()).isEqualTo(State.TOO_EARLY);
        assertThat(atOnce.waiting()).isEqualTo(CHANGED);
        assertThat(atOnce.nextOn()).isEqualTo(day.plusWeeks(3));

        passUntil(day.plusWeeks(2));
        assertThat(measured().measured()).isZero();

        passUntil(day.plusWeeks(WEEKS_AFTER));
        Accuracy later = measured();

        assertThat(later.state()).isEqualTo(State.MEASURED);
        assertThat(later.measured()).isEqualTo(CHANGED);
        assertThat(later.nextOn()).isNull();
        assertThat(later.bySource()).containsOnlyKeys("claude", "engine", "operator");
        assertThat(later.bySource().values())
                .as("two plans of each are too few to say anything")
                .allSatisfy(part -> {
                    assertThat(part.measured()).isEqualTo(2);
                    assertThat(part.calibration()).isNull();
                });
        assertThat(later.overTime()).singleElement().satisfies(month -> {
            assertThat(month.month()).isEqualTo(YearMonth.from(day).toString());
            assertThat(month.calibration()).isEqualTo(later.calibration());
        });
        assertCalibrated(later);
        assertRealisedIsTheTruth();
    }

    @Test
    void a_plan_is_measured_again_with_each_week_and_no_oftener() {
        carryOut();
        MeasureExperiments measuring = new MeasureExperiments(store);

        assertThat(measuring.measure(4)).isEqualTo(4);
        assertThat(measuring.measure(100)).isEqualTo(2);
        assertThat(measuring.measure(100)).isZero();
        passUntil(day.plusDays(3));
        assertThat(measuring.measure(100)).isZero();
        passUntil(day.plusDays(12));
        assertThat(measuring.measure(100)).isEqualTo(CHANGED);
    }

    @Test
    void what_is_saved_by_hand_is_followed_as_well_and_claudes_is_told_apart() {
        TrueMachine machine = fleet.machines().getFirst();
        Planogram before = machine.machine().planogram(0);
        Change.Swap swap = swap(machine);
        accepted.add(SuggestionId.of(machine.machine().id(), before, swap));

        save(machine, Changes.apply(before, swap));
        save(machine, before);

        assertThat(store.experiments().newest("", 10))
                .extracting(Experiment::source)
                .containsExactly("operator", "claude");
    }

    @Test
    void an_accepted_swap_does_not_explain_other_products_in_its_slots() {
        TrueMachine machine = fleet.machines().getFirst();
        Planogram before = machine.machine().planogram(0);
        Change.Swap swap = swap(machine);
        accepted.add(SuggestionId.of(machine.machine().id(), before, swap));
        String other = before.productIds().stream()
                .filter(id -> !id.equals(before.slot(swap.position()).productId())
                        && !id.equals(before.slot(swap.with()).productId()))
                .findFirst()
                .orElseThrow();

        Planogram assigned = Changes.apply(before, new Change.Assign(swap.position(), other, null, null));
        save(machine, Changes.apply(assigned, new Change.Assign(swap.with(), other, null, null)));

        assertThat(store.experiments().newest("", 10))
                .extracting(Experiment::source)
                .containsExactly("operator");
    }

    @Test
    void a_save_that_changes_nothing_is_no_experiment() {
        TrueMachine machine = fleet.machines().getFirst();

        save(machine, machine.machine().planogram(0));

        assertThat(store.experiments().newest("", 10)).isEmpty();
    }

    private static void assertCalibrated(Accuracy accuracy) {
        var calibration = Objects.requireNonNull(accuracy.calibration());
        assertThat(calibration.plans()).isEqualTo(CHANGED);
        assertThat(calibration.slopeLow()).isLessThan(calibration.slope());
        assertThat(calibration.slope()).isLessThan(calibration.slopeHigh());
        assertThat(calibration.covered()).isBetween(0.5, 1.0);
    }

    /** For most machines the interval of what was measured holds what the shoppers truly changed. */
    private void assertRealisedIsTheTruth() {
        Map<String, Experiments.Measured> measured = store.experiments().measured();
        long held = store.experiments().newest("", 100).stream()
                .filter(one -> {
                    Experiments.Measured came = Objects.requireNonNull(measured.get(one.id()));
                    double truth = Objects.requireNonNull(trueLift.get(one.deviceId())) * came.without();
                    return came.low() <= truth && truth <= came.high();
                })
                .count();
        assertThat(held).isGreaterThanOrEqualTo(4);
    }

    /** Two plans of the engine, two of Claude's and two of the operator's, the last saved by hand. */
    private void carryOut() {
        for (int m = 0; m < CHANGED; m++) {
            TrueMachine machine = fleet.machines().get(m);
            List<Change> changes = PlannedChanges.random(machine, 0, 4, KINDS, new SplittableRandom(m));
            Planogram before = machine.machine().planogram(0);
            Planogram after = before;
            for (Change change : changes) {
                after = Changes.apply(after, change);
            }
            trueLift.put(
                    machine.machine().id(),
                    machine.truth(TRIPS)
                            .compare(machine.machine().planograms(), with(machine, after))
                            .lift());
            if (m == CHANGED - 1) {
                save(machine, after);
            } else {
                apply(
                        machine,
                        changes,
                        List.of("engine", "claude", ApplyPlan.OPERATOR).get(m % 3));
            }
        }
    }

    private static List<Planogram> with(TrueMachine machine, Planogram first) {
        List<Planogram> all = new ArrayList<>(machine.machine().planograms());
        all.set(0, first);
        return all;
    }

    private static Change.Swap swap(TrueMachine machine) {
        return PlannedChanges.random(machine, 0, 2, List.of(PlannedChanges.Kind.SWAP), new SplittableRandom(3)).stream()
                .map(Change.Swap.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private void apply(TrueMachine machine, List<Change> changes, String source) {
        ApplyPlan.Command command = new ApplyPlan.Command(key(machine), changes, new Belief.Existing(), "", source);
        new ApplyPlan(store, situations).apply(command, null, "test", outcome -> {
            assertThat(outcome).isInstanceOf(ApplyPlan.Outcome.Applied.class);
            return reply();
        });
    }

    private void save(TrueMachine machine, Planogram planogram) {
        SavePlanogram saving = new SavePlanogram(
                store, Recommendations.NONE, new ForeseeSave(situations, device -> Set.copyOf(accepted)));
        saving.save(
                new SavePlanogram.Command(key(machine), "", planogram, new Belief.Existing(), ""),
                null,
                "test",
                outcome -> {
                    assertThat(outcome).isInstanceOf(SavePlanogram.Outcome.Saved.class);
                    return reply();
                });
    }

    private static Reply reply() {
        return new Reply(200, Map.of(), "");
    }

    private static String key(TrueMachine machine) {
        return new CabinetId(machine.machine().id(), 0).planogramKey();
    }

    private Accuracy accuracy() {
        return new ReadAccuracy(store).read();
    }

    private Accuracy measured() {
        new MeasureExperiments(store).measure(100);
        return accuracy();
    }

    /** The clock goes on, and the sales of the days until then come in. */
    private void passUntil(LocalDate then) {
        LocalDate from = now.get().atZone(ZoneOffset.UTC).toLocalDate();
        now.set(noon(then));
        add(
                new Dataset(
                        known.catalogue(),
                        List.of(),
                        sales(from, then),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ""),
                Standing.SALES_ONLY);
    }

    /** As the shoppers bought; of machines that were changed as many more or fewer as they truly buy. */
    private List<Sale> sales(LocalDate from, LocalDate until) {
        List<Sale> sales = new ArrayList<>();
        for (Sale sale : known.sales()) {
            if (!sale.date().isBefore(from) && sale.date().isBefore(until)) {
                double lift = trueLift.getOrDefault(sale.deviceId(), 0.0);
                double chance = new SplittableRandom(sale.hashCode()).nextDouble();
                int times = lift < 0 ? (chance < -lift ? 0 : 1) : chance < lift ? 2 : 1;
                if (times > 0) {
                    sales.add(times(sale, times));
                }
            }
        }
        return sales;
    }

    private static Sale times(Sale sale, int times) {
        return new Sale(
                sale.date(),
                sale.time(),
                sale.deviceId(),
                sale.cabinetIndex(),
                sale.slot(),
                sale.productId(),
                times * sale.quantity(),
                sale.unitPrice(),
                sale.transactionId(),
                sale.payment());
    }

    private void add(Dataset part, Standing standing) {
        long id = store.imports()
                .register(new ImportDraft("fleet", false, "{}", "{}", "test"))
                .id();
        ImportSession session = Objects.requireNonNull(store.imports().begin(id));
        session.add(part.sales());
        session.finish(part, standing, Map.of(), "{}");
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }
}
