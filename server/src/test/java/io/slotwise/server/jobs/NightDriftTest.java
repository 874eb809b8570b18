package io.slotwise.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.rules.RuleBookJson;
import io.slotwise.llm.cost.Spend;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.testbed.claude.Pace;
import io.slotwise.testbed.claude.SimulatedClaude;
import io.slotwise.testbed.demo.DemoFleet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

/** What becomes of a night's answers when machines go on selling, and people go on working, while a batch is out. */
@Tag("slow")
class NightDriftTest {
    private static final String RULES = RuleBookJson.write(RuleBook.of(List.of(new Rule.MaxChanges(10))));

    @TempDir
    static Path stored;

    private static List<String> devices;
    private static List<Sale> lastDay;

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-26T01:00:00Z"));
    private SimulatedClaude far;
    private Night night;

    @BeforeAll
    static void store() {
        Dataset fleet = StoredFleets.write(stored, StoredFleets.demoOfLate(4));
        devices = fleet.machines().stream().map(Machine::id).toList();
        LocalDate last =
                fleet.sales().stream().map(Sale::date).max(LocalDate::compareTo).orElseThrow();
        lastDay =
                fleet.sales().stream().filter(sale -> sale.date().equals(last)).toList();
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
    void sales_of_a_whole_day_while_a_batch_is_out_cost_no_proposal_also_over_a_restart() {
        String job = begin();
        reopen();
        sell();
        List<JsonNode> results = endOf(job);

        assertThat(results).allSatisfy(one -> {
            String device = one.at("/device_id").asString();
            assertThat(one.at("/data_version").asString())
                    .as("verified today")
                    .startsWith(snapshot(device).dataVersion());
            assertThat(one.at("/words/model").asString()).as("used").startsWith("claude");
            assertThat(one.at("/proposals").valueStream())
                    .allSatisfy(proposal -> assertThat(
                                    proposal.at("/value_per_week/mean").asDouble())
                            .isPositive());
        });
        assertThat(results.stream().mapToInt(one -> one.at("/proposals").size()).sum())
                .isPositive();
        assertThat(night.gateway.ledger().spentToday()).isEqualTo(new Spend(night.booked(), 0));
    }

    @Test
    void words_about_figures_that_have_moved_are_not_shown_beside_proposals_that_hold() {
        String job = begin();
        sell();

        List<JsonNode> moved = endOf(job).stream()
                .filter(one -> one.at("/words/source").asString().equals("engine"))
                .toList();

        assertThat(moved).isNotEmpty().allSatisfy(one -> {
            assertThat(one.at("/words/fallback_reason").asString()).isEqualTo("failed_verification");
            assertThat(one.at("/notes")).isEmpty();
            assertThat(one.at("/words/cost_usd").asDouble()).isPositive();
        });
        assertThat(moved).anySatisfy(one -> assertThat(one.at("/proposals")).isNotEmpty());
    }

    @Test
    void a_product_that_was_added_meanwhile_shifts_every_code_and_costs_the_answers() {
        String job = begin();
        night.store.write(tx -> {
            for (Temperature temperature : Temperature.values()) {
                night.store.products().save(tx, newcomer(temperature), "local");
            }
            return "";
        });

        assertUnused(endOf(job));
    }

    @Test
    void rules_that_have_changed_meanwhile_cost_the_answers() {
        String job = begin();
        night.store.write(tx -> {
            night.store.rules().save(tx, RULES, "local");
            return "";
        });

        assertUnused(endOf(job));
    }

    /** A product that stands before all others in the order of ids. */
    private static Product newcomer(Temperature temperature) {
        Product like = DemoFleet.dataset().catalogue().products().iterator().next();
        return new Product(
                "!" + temperature,
                "Newcomer",
                like.category(),
                like.price(),
                like.cost(),
                like.size(),
                temperature,
                like.shelfLifeDays(),
                like.tags(),
                like.look());
    }

    private void assertUnused(List<JsonNode> results) {
        assertThat(results).hasSameSizeAs(devices).allSatisfy(one -> {
            assertThat(one.at("/words/source").asString()).isEqualTo("engine");
            assertThat(one.at("/words/fallback_reason").asString()).isEqualTo("failed_verification");
            assertThat(one.at("/words/cost_usd").asDouble()).isPositive();
            assertThat(one.at("/proposals")).isEmpty();
            assertThat(one.at("/rejected_proposals")).isEmpty();
        });
        assertThat(night.gateway.ledger().spentToday()).isEqualTo(new Spend(night.booked(), 0));
    }

    private String begin() {
        String job = night.begin(devices.toArray(String[]::new));
        assertThat(night.overnight.look().waiting()).isEqualTo(devices.size());
        return job;
    }

    private List<JsonNode> endOf(String job) {
        now.set(now.get().plus(Duration.ofHours(1)));
        assertThat(night.overnight.look()).isEqualTo(new Overnight.Look(0, null));
        return night.results(job);
    }

    private Snapshot snapshot(String device) {
        return Objects.requireNonNull(night.store.snapshots().find(device));
    }

    private void reopen() {
        night.close();
        night = Night.open(folder, far.address(), now::get);
    }

    /** Every machine sells on the next day what it sold on the last. */
    private void sell() {
        List<Sale> more = lastDay.stream()
                .map(sale -> new Sale(
                        sale.date().plusDays(1),
                        sale.time(),
                        sale.deviceId(),
                        sale.cabinetIndex(),
                        sale.slot(),
                        sale.productId(),
                        sale.quantity(),
                        sale.unitPrice(),
                        null,
                        sale.payment()))
                .toList();
        night.store.write(tx -> night.store.sales().add(tx, more));
    }
}
