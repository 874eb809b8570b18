package io.slotwise.server.advice.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.Figures;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.evidence.Elasticities;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.Situations;
import io.slotwise.server.advice.Stated;
import io.slotwise.server.advice.imports.LoadDemo;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetLearningTest {
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-01-05T00:00:00Z");

    @Test
    void before_anything_was_learnt_a_machine_is_judged_by_its_own_past_and_what_is_usual() {
        try (Store store = fleet();
                FleetLearning learning = learning(store)) {
            Situation situation = situation(store, learning);

            assertThat(situation.model().get().evidence().elasticities()).isEqualTo(Elasticities.PRIOR);
        }
    }

    @Test
    void what_the_fleet_taught_enters_the_value_model_and_the_data_version() {
        try (Store store = fleet();
                FleetLearning learning = learning(store)) {
            Situation before = situation(store, learning);
            ValueModel unlearnt = before.model().get();
            learning.learnIfDue();
            Situation after = situation(store, learning);

            assertThat(after.dataVersion())
                    .startsWith(before.dataVersion() + ".")
                    .endsWith(learning.current().version());
            assertThat(after.model().get()).isNotSameAs(unlearnt);
            assertThat(after.model().get().evidence().elasticities().price().sd())
                    .isLessThan(Elasticities.PRIOR.price().sd());
            assertThat(after.model().get())
                    .isSameAs(situation(store, learning).model().get());
        }
    }

    @Test
    void the_same_data_teach_the_same_after_a_restart() {
        FleetLearning.Learnt first;
        try (Store store = fleet();
                FleetLearning learning = learning(store)) {
            learning.learnIfDue();
            first = learning.current();
        }
        try (Store store = open();
                FleetLearning learning = learning(store)) {
            learning.learnIfDue();

            assertThat(learning.current().version()).isEqualTo(first.version());
            assertThat(learning.current().knowledge().elasticities())
                    .isEqualTo(first.knowledge().elasticities());
        }
    }

    @Test
    void learns_again_only_when_something_changed_and_the_last_time_is_long_enough_ago() {
        try (Store store = fleet();
                FleetLearning learning = learning(store)) {
            learning.learnIfDue();
            FleetLearning.Learnt first = learning.current();
            now = now.plus(Duration.ofHours(2));
            learning.learnIfDue();
            assertThat(learning.current()).as("nothing changed").isSameAs(first);

            keepSomething(store);
            learning.learnIfDue();
            FleetLearning.Learnt second = learning.current();
            keepSomething(store);
            now = now.plus(Duration.ofMinutes(1));
            learning.learnIfDue();

            assertThat(second).as("changed, and two hours later").isNotSameAs(first);
            assertThat(learning.current()).as("changed, but a minute later").isSameAs(second);
        }
    }

    @Test
    void machines_that_come_or_go_are_learnt_at_once() throws IOException {
        try (Store store = demo();
                FleetLearning learning = learning(store)) {
            learning.learnIfDue();
            assertThat(learning.current().fromFleet()).isTrue();
            new LoadDemo(store).removeAll("test");
            learning.learnIfDue();

            assertThat(learning.current().fromFleet()).isFalse();
        }
    }

    @Test
    void demo_machines_teach_nothing_once_there_are_own_ones() throws IOException {
        StoredFleets.write(folder, 3, 2, 200);
        Elasticities.Estimate alone;
        try (Store store = open();
                FleetLearning learning = learning(store)) {
            learning.learnIfDue();
            alone = learning.current().knowledge().elasticities().price();
        }
        try (Store store = open();
                FleetLearning learning = learning(store)) {
            new LoadDemo(store).load();
            learning.learnIfDue();

            assertThat(learning.current().knowledge().elasticities().price().mean())
                    .isCloseTo(alone.mean(), within(1e-6));
            assertThat(alone.sd()).isLessThan(Elasticities.PRIOR.price().sd());
        }
    }

    @Test
    void of_a_large_fleet_machines_are_taken_from_everywhere() {
        List<Integer> all = IntStream.range(0, 1_000).boxed().toList();

        assertThat(Sample.of(all, 4)).containsExactly(0, 250, 500, 750);
        assertThat(Sample.of(all, 1_000)).isEqualTo(all);
        assertThat(Sample.of(List.of(), 4)).isEmpty();
    }

    private Store open() {
        return Store.open(StoreConfig.in(folder), () -> now);
    }

    private Store fleet() {
        StoredFleets.write(folder, 3, 2, 200);
        return open();
    }

    private Store demo() throws IOException {
        Store store = open();
        new LoadDemo(store).load();
        return store;
    }

    private static void keepSomething(Store store) {
        Product product = Product.of("extra", "Extra", "snacks", Money.of("1.50"));
        boolean kept = store.write(tx -> {
            store.products().save(tx, product, "test");
            return true;
        });
        assertThat(kept).isTrue();
    }

    private FleetLearning learning(Store store) {
        InstantSource clock = () -> now;
        return new FleetLearning(store.snapshots(), LearnConfig.STANDARD, clock);
    }

    private static Situation situation(Store store, FleetLearning learning) {
        String device = store.snapshots().deviceIds().getFirst();
        Stated stated =
                new Stated(device, 0, null, List.of(), List.of(), Figures.NONE, List.of(), null, null, List.of());
        return Objects.requireNonNull(new Situations(store.snapshots(), learning).of(stated));
    }
}
