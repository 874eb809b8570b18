package io.slotwise.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.intake.Dataset;
import io.slotwise.llm.cost.Spend;
import io.slotwise.server.advice.optimise.OptimisePlan;
import io.slotwise.server.advice.optimise.PlanAnswer;
import io.slotwise.server.advice.optimise.PlanQuestion;
import io.slotwise.server.advice.optimise.RecommendMoves;
import io.slotwise.server.advice.overnight.NightProposals;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.server.store.fleet.CabinetId;
import io.slotwise.server.store.fleet.Expectation;
import io.slotwise.server.store.fleet.SaveRequest;
import io.slotwise.testbed.claude.Fault;
import io.slotwise.testbed.claude.Pace;
import io.slotwise.testbed.claude.SimulatedClaude;
import io.slotwise.testbed.claude.mind.Mood;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Nights over real sockets with the vendor's client, against a simulated far side whose batches take an hour. */
@Tag("slow")
class OvernightTest {
    private static final long DOLLAR = 1_000_000_000;

    @TempDir
    static Path stored;

    private static List<String> devices;

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-26T01:00:00Z"));
    private SimulatedClaude far;
    private Night night;

    @BeforeAll
    static void store() {
        Dataset fleet = StoredFleets.write(stored, StoredFleets.demoOfLate(3));
        devices = fleet.machines().stream().map(Machine::id).toList();
    }

    @BeforeEach
    void open() throws IOException {
        StoredFleets.copy(stored, folder);
        far = SimulatedClaude.start(0, 7, new Pace(now::get, Duration.ZERO, Duration.ZERO, Duration.ofHours(1)));
        night = Night.open(folder, far.address(), now::get);
    }

    @AfterEach
    void close() {
        night.close();
        far.close();
    }

    @Test
    void a_night_costs_what_the_far_side_bills_at_half_the_price_and_shows_only_what_was_verified() {
        String job = begin();
        assertThat(night.overnight.look().waiting()).isEqualTo(3);
        assertThat(night.overnight.look().waiting()).as("still running").isEqualTo(3);
        now.set(now.get().plus(Duration.ofHours(1)));

        assertThat(night.overnight.look()).isEqualTo(new Overnight.Look(0, null));

        assertThat(job(job).state()).isEqualTo(Job.State.DONE);
        assertThat(night.results(job)).hasSize(3).allSatisfy(result -> {
            assertThat(result.at("/words/source").asString()).isEqualTo("claude");
            assertThat(result.at("/words/prompt_version").asString()).isEqualTo("batch-optimisation/v1");
            assertThat(result.at("/words/simulated").asBoolean()).isTrue();
            assertThat(result.at("/explanation").asString()).isNotBlank();
            assertThat(result.at("/proposals").valueStream())
                    .allSatisfy(one -> assertThat(one.at("/value_per_week/mean").asDouble())
                            .isPositive());
        });
        assertThat(far.bill().calls()).isEqualTo(3);
        assertThat(night.booked()).isCloseTo(far.bill().nanos(), within(3_000L));
        assertThat(night.gateway.ledger().spentToday()).isEqualTo(new Spend(night.booked(), 0));
    }

    @Test
    void one_that_expires_and_one_that_errs_cost_nothing_and_the_engine_answers_there() {
        far.script().then(List.of(new Fault.Blackhole(), new Fault.Status(500, 0), new Fault.None()));
        String job = begin();
        passNight();

        List<JsonNode> results = night.results(job);
        assertThat(results.stream().map(one -> one.at("/words/fallback_reason").asString("")))
                .containsExactlyInAnyOrder("deadline", "upstream_down", "");
        assertThat(results)
                .allSatisfy(
                        one -> assertThat(one.at("/plan/feasible").asBoolean()).isTrue());
        assertThat(far.bill().calls()).isEqualTo(1);
        assertThat(night.gateway.ledger().spentToday()).isEqualTo(new Spend(night.booked(), 0));
    }

    @Test
    void a_wrong_answer_is_paid_and_not_shown() {
        far.script().always(new Fault.Moody(Mood.WRONG));
        String job = begin();
        passNight();

        assertThat(night.results(job))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.at("/proposals").valueStream())
                        .allSatisfy(proposal -> assertThat(
                                        proposal.at("/value_per_week/mean").asDouble())
                                .isPositive()));
        assertThat(night.booked()).isCloseTo(far.bill().nanos(), within(3_000L));
    }

    @Test
    void a_process_that_dies_while_a_batch_is_out_goes_on_and_pays_once() {
        String job = begin();
        night.overnight.look();
        reopen();
        assertThat(night.gateway.ledger().spentToday().heldNanos())
                .as("still out")
                .isPositive();
        assertThat(night.overnight.look().waiting()).isEqualTo(3);
        now.set(now.get().plus(Duration.ofHours(1)));
        night.overnight.look();
        reopen();
        night.overnight.look();

        assertThat(job(job).finished()).isEqualTo(3);
        assertThat(far.bill().calls()).isEqualTo(3);
        assertThat(night.gateway.ledger().spentToday()).isEqualTo(new Spend(night.booked(), 0));
    }

    @Test
    void an_answer_to_a_question_that_has_changed_meanwhile_is_paid_and_not_used() {
        String job = begin();
        night.overnight.look();
        emptySlot(devices.getFirst());
        now.set(now.get().plus(Duration.ofHours(1)));
        night.overnight.look();

        assertThat(night.results(job).getFirst().at("/words/fallback_reason").asString())
                .isEqualTo("failed_verification");
        assertThat(night.booked()).isPositive();
    }

    @Test
    void what_an_answer_that_is_not_used_has_cost_is_told() {
        String job = begin();
        night.overnight.look();
        emptySlot(devices.getFirst());
        now.set(now.get().plus(Duration.ofHours(1)));
        night.overnight.look();

        assertThat(night.results(job).stream()
                        .mapToDouble(one -> one.at("/words/cost_usd").asDouble())
                        .sum())
                .isCloseTo(night.booked() / 1e9, within(1e-6));
    }

    @Test
    void a_fleet_that_was_learnt_from_is_asked_about_as_any_other() {
        night.learning.learnIfDue();
        assertThat(night.learning.current().fromFleet()).isTrue();
        String job = begin();
        passNight();

        assertThat(night.results(job))
                .hasSize(3)
                .allSatisfy(
                        one -> assertThat(one.at("/words/source").asString()).isEqualTo("claude"));
    }

    @Test
    void nothing_is_asked_or_used_before_the_fleet_was_learnt_from() {
        String job = begin();
        night.overnight.look();
        now.set(now.get().plus(Duration.ofHours(1)));
        night.close();
        night = Night.learning(folder, far.address(), now::get);

        assertThat(night.overnight.look()).isEqualTo(new Overnight.Look(3, null));

        assertThat(job(job).finished()).isZero();
    }

    @Test
    void a_job_that_is_given_up_ends_its_batch_and_costs_nothing() {
        String job = begin();
        night.overnight.look();
        night.jobs.cancel(job);

        night.overnight.look();
        night.overnight.look();

        assertThat(night.gateway.ledger().spentToday()).isEqualTo(Spend.NOTHING);
        assertThat(job(job).state()).isEqualTo(Job.State.CANCELLED);
    }

    @Test
    void what_there_is_no_money_for_waits_for_the_holds_of_the_others_and_the_limit_is_kept() {
        night.close();
        night = Night.with(folder, far.address(), now::get, DOLLAR / 8);
        String job = begin();
        int looks = 0;
        while (job(job).isRunning() && looks < 20) {
            night.overnight.look();
            Spend spend = night.gateway.ledger().spentToday();
            assertThat(spend.spentNanos() + spend.heldNanos()).isLessThanOrEqualTo(DOLLAR / 8);
            now.set(now.get().plus(Duration.ofMinutes(30)));
            looks++;
        }

        assertThat(looks).as("one after the other").isBetween(4, 19);
        assertThat(night.results(job))
                .allSatisfy(
                        one -> assertThat(one.at("/words/source").asString()).isEqualTo("claude"));
    }

    @Test
    void what_waits_is_planned_once_until_its_data_change() {
        PlanAnswer first = planned();
        assertThat(planned()).isSameAs(first);

        emptySlot(devices.getFirst());

        PlanAnswer second = planned();
        assertThat(second).isNotSameAs(first);
        assertThat(planned()).isSameAs(second);
    }

    private PlanAnswer planned() {
        return Objects.requireNonNull(night.asking.question(
                        "job-1/0", devices.getFirst(), 0, PlanQuestion.Settings.USUAL, LocalDate.of(2026, 11, 26)))
                .plan();
    }

    @Test
    void without_money_the_engine_answers_at_once() {
        night.close();
        night = Night.with(folder, far.address(), now::get, 0);
        String job = begin();

        assertThat(night.overnight.look().waiting()).isZero();

        assertThat(night.results(job))
                .hasSize(3)
                .allSatisfy(one ->
                        assertThat(one.at("/words/fallback_reason").asString()).isEqualTo("over_budget"));
        assertThat(far.calls()).isZero();
    }

    @Test
    void an_unknown_machine_fails_alone() {
        String job = night.begin("nowhere", devices.getFirst());
        passNight();

        assertThat(night.jobs.items(job, 0, 2).stream().map(Job.Item::fate))
                .containsExactly(Job.Fate.FAILED, Job.Fate.OK);
    }

    @Test
    void the_whole_fleet_is_asked_about_once_a_night_when_the_hour_has_come() {
        night.close();
        night = Night.at(folder, far.address(), now::get, LocalTime.of(2, 0));

        assertThat(night.overnight.begin()).as("at one").isFalse();
        now.set(now.get().plus(Duration.ofMinutes(61)));
        assertThat(night.overnight.begin()).as("at two").isTrue();
        assertThat(night.overnight.begin()).as("again").isFalse();
        now.set(now.get().plus(Duration.ofDays(1)));
        assertThat(night.overnight.begin()).as("the next night").isTrue();
        assertThat(night.jobs.newest(9)).hasSize(2);
    }

    @Test
    void what_an_operator_asks_in_between_does_not_bring_a_second_night() {
        night.close();
        night = Night.at(folder, far.address(), now::get, LocalTime.of(2, 0));

        assertThat(night.overnight.begin()).as("at one").isFalse();
        now.set(now.get().plus(Duration.ofMinutes(61)));
        assertThat(night.overnight.begin()).as("at two").isTrue();
        begin();
        assertThat(night.overnight.begin()).as("again").isFalse();
    }

    @Test
    void a_save_recommends_what_the_night_proposed_if_it_still_pays() {
        String job = begin();
        passNight();
        JsonNode result = night.results(job).stream()
                .filter(one -> !one.at("/proposals").isEmpty())
                .findFirst()
                .orElseThrow();
        String device = result.at("/device_id").asString();
        RecommendMoves recommending =
                new RecommendMoves(night.situations, OptimisePlan.alone(), new NightProposals(night.store.jobs()));

        var found = recommending.of(
                device,
                Objects.requireNonNull(night.store.snapshots().find(device))
                        .machine()
                        .planogram(0));

        assertThat(found)
                .isNotEmpty()
                .allSatisfy(one ->
                        assertThat(one.valuePerWeek().mean().tenThousandths()).isPositive());
    }

    private String begin() {
        return night.begin(devices.toArray(String[]::new));
    }

    private void emptySlot(String device) {
        Planogram planogram = Objects.requireNonNull(night.store.snapshots().find(device))
                .machine()
                .planogram(0);
        Slot filled = planogram.slots().stream()
                .filter(slot -> !slot.isEmpty())
                .findFirst()
                .orElseThrow();
        night.store
                .planograms()
                .save(new SaveRequest(
                        new CabinetId(device, 0).planogramKey(),
                        device,
                        Changes.apply(planogram, new Change.Clear(filled.position())),
                        new Expectation.Existing(),
                        "local",
                        "sold out"));
    }

    private void passNight() {
        night.overnight.look();
        now.set(now.get().plus(Duration.ofHours(1)));
        night.overnight.look();
    }

    private Job job(String id) {
        return Objects.requireNonNull(night.jobs.find(id));
    }

    private void reopen() {
        night.close();
        night = Night.open(folder, far.address(), now::get);
    }
}
