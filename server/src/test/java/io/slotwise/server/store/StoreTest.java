package io.slotwise.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Dataset;
import io.slotwise.server.store.fact.Sales;
import io.slotwise.server.store.imports.ImportDraft;
import io.slotwise.server.store.imports.ImportRecord;
import io.slotwise.server.store.imports.ImportSession;
import io.slotwise.server.store.imports.Standing;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {
    private static final Dataset NOTHING =
            new Dataset(Catalogue.of(List.of()), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), "");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void what_was_imported_is_exported_again_also_after_a_restart(long seed) {
        Dataset fleet = Fleets.fleet(new SplittableRandom(seed), 3, 500);
        try (Store store = open()) {
            ImportRecord done = apply(store, fleet);
            assertThat(done.state()).isEqualTo(ImportRecord.State.APPLIED);
            assertThat(done.added()).isEqualTo(500 + 4);
            assertSame(store.export(), fleet);
        }
        try (Store store = open()) {
            assertSame(store.export(), fleet);
        }
    }

    @Test
    void the_same_input_twice_adds_nothing() {
        Dataset fleet = Fleets.fleet(new SplittableRandom(9), 3, 5_000);
        try (Store store = open()) {
            apply(store, fleet);
            ImportRecord again = apply(store, fleet);
            assertThat(again.added()).isZero();
            assertThat(again.known()).isEqualTo(5_000 + 4);
            assertSame(store.export(), fleet);
        }
    }

    @Test
    void nothing_of_an_import_counts_before_it_is_finished_or_after_it_is_given_up() {
        Dataset fleet = Fleets.fleet(new SplittableRandom(10), 2, 300);
        try (Store store = open()) {
            long id = store.imports().register(draft()).id();
            ImportSession session = session(store, id);
            session.add(fleet.sales());
            assertThat(store.sales().count()).isZero();
            session.giveUp();
            assertThat(store.sales().count()).isZero();
            assertThat(apply(store, fleet).added()).isEqualTo(304);
        }
    }

    @Test
    void a_sale_that_arrives_while_an_import_holds_it_counts_at_once() {
        List<Sale> sales = Fleets.sales(new SplittableRandom(11), 1, 10);
        try (Store store = open()) {
            ImportSession session =
                    session(store, store.imports().register(draft()).id());
            session.add(sales);
            Sales.Added posted = store.write(tx -> store.sales().add(tx, sales));
            assertThat(posted.added()).isEqualTo(10);
            session.giveUp();
            store.imports().sweepAll();
            assertThat(store.sales().count()).isEqualTo(10);
        }
    }

    @Test
    void an_import_that_was_taken_out_leaves_nothing_behind() {
        Dataset fleet = Fleets.fleet(new SplittableRandom(12), 3, 400);
        try (Store store = open()) {
            long id = apply(store, fleet).id();
            assertThat(store.imports().remove(id, "ann")).isTrue();
            assertSame(store.export(), NOTHING);
            assertThat(store.imports().remove(id, "ann")).isFalse();
            assertThat(apply(store, fleet).added()).isEqualTo(404);
        }
    }

    static ImportRecord apply(Store store, Dataset fleet) {
        ImportSession session = session(store, store.imports().register(draft()).id());
        session.add(fleet.sales());
        return session.finish(fleet, Standing.FULL, Map.of(), "{}");
    }

    private static ImportSession session(Store store, long id) {
        return Objects.requireNonNull(store.imports().begin(id));
    }

    private static ImportDraft draft() {
        return new ImportDraft("fleet.zip", false, "{}", "{}", "ann");
    }

    private Store open() {
        return Store.open(StoreConfig.in(folder), InstantSource.system());
    }

    static void assertSame(Dataset actual, Dataset expected) {
        assertThat(actual.catalogue()).isEqualTo(expected.catalogue());
        assertThat(actual.machines()).isEqualTo(expected.machines());
        assertThat(actual.sales()).containsExactlyInAnyOrderElementsOf(expected.sales());
        assertThat(actual.slotChanges()).containsExactlyInAnyOrderElementsOf(expected.slotChanges());
        assertThat(actual.stockEvents()).containsExactlyInAnyOrderElementsOf(expected.stockEvents());
        assertThat(actual.visits()).containsExactlyInAnyOrderElementsOf(expected.visits());
        assertThat(new HashSet<>(actual.calendar())).isEqualTo(new HashSet<>(expected.calendar()));
        assertThat(actual.rulesJson()).isEqualTo(expected.rulesJson());
    }
}
