package io.slotwise.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Planogram;
import io.slotwise.server.store.fleet.Expectation;
import io.slotwise.server.store.fleet.SaveOutcome;
import io.slotwise.server.store.fleet.SaveRequest;
import io.slotwise.server.store.fleet.StoredPlanogram;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two editors on one planogram: whatever the order of their reads and saves, no saved version is overwritten unseen. */
class EditorsTest {
    private static final int STEPS = 8;
    private static final String KEY = "m0-0";

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    Path folder;

    @Test
    void two_editors_never_lose_an_update() {
        histories(0, 30);
    }

    @Tag("slow")
    @Test
    void two_editors_never_lose_an_update_in_1000_random_histories() {
        histories(1_000, 2_000);
    }

    @Test
    void of_many_saves_at_once_over_the_same_version_exactly_one_is_kept() throws InterruptedException {
        StoredFleets.write(folder, 4, 1, 10);
        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            StoredPlanogram read = current(store);
            List<SaveOutcome> outcomes = java.util.Collections.synchronizedList(new ArrayList<>());
            List<Thread> editors = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Planogram own = Fleets.planogram(new SplittableRandom(i), 0);
                editors.add(Thread.ofVirtual().start(() -> outcomes.add(save(store, own, read.etag()))));
            }
            for (Thread editor : editors) {
                editor.join();
            }
            assertThat(outcomes.stream().filter(SaveOutcome.Saved.class::isInstance))
                    .hasSize(1);
            assertThat(current(store).version()).isEqualTo(read.version() + 1);
        }
    }

    private void histories(int firstSeed, int endSeed) {
        StoredFleets.write(folder, 3, 1, 10);
        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            for (int seed = firstSeed; seed < endSeed; seed++) {
                history(store, new SplittableRandom(seed));
            }
        }
    }

    /** What each editor saved must be the direct successor of what it had read. */
    private static void history(Store store, SplittableRandom random) {
        StoredPlanogram[] seen = {current(store), current(store)};
        for (int step = 0; step < STEPS; step++) {
            int editor = random.nextInt(2);
            if (random.nextInt(3) == 0) {
                seen[editor] = current(store);
                continue;
            }
            StoredPlanogram before = current(store);
            SaveOutcome outcome = save(store, Fleets.planogram(random, 0), seen[editor].etag());
            if (outcome instanceof SaveOutcome.Saved saved) {
                assertThat(before.etag()).isEqualTo(seen[editor].etag());
                assertThat(saved.planogram().version()).isEqualTo(before.version() + 1);
                seen[editor] = saved.planogram();
            } else {
                assertThat(outcome).isEqualTo(new SaveOutcome.Stale(before.etag()));
                assertThat(before.etag()).isNotEqualTo(seen[editor].etag());
                assertThat(current(store)).isEqualTo(before);
            }
        }
    }

    private static StoredPlanogram current(Store store) {
        return Objects.requireNonNull(store.planograms().find(KEY));
    }

    private static SaveOutcome save(Store store, Planogram planogram, String etag) {
        return store.planograms()
                .save(new SaveRequest(KEY, "m0", planogram, new Expectation.At(Set.of(etag)), "editor", ""));
    }
}
