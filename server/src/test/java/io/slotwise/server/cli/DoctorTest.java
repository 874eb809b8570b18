package io.slotwise.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.store.Store;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        StoredFleets.write(folder, 1, 2, 50);
    }

    @Test
    void finds_nothing_wrong_with_a_sound_folder_and_makes_none_where_there_is_none() {
        assertThat(DoctorVisit.complaints(folder)).isEmpty();
        assertThat(DoctorVisit.complaints(folder.resolve("none"))).isEmpty();
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void finds_money_that_no_call_explains() {
        change("INSERT INTO claude_spending (day, scope, spent_nanos, held_nanos) VALUES (1, 'day', 2500000000, 0)");

        assertThat(DoctorVisit.complaints(folder))
                .containsExactly("Claude's cost: 2.5000 dollars were spent that no call explains");
    }

    @Test
    void finds_an_audit_trail_that_was_tampered_with() {
        change("DROP TRIGGER audit_is_never_changed");
        change("UPDATE audit SET actor = 'nobody' WHERE entry = 1");

        assertThat(DoctorVisit.complaints(folder)).containsExactly("audit trail: broken at entry 1");
    }

    @Test
    void finds_a_damaged_database() throws IOException {
        Path file = folder.resolve("slotwise.db");
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 4096, bytes.length, (byte) 7);
        Files.write(file, bytes);

        assertThat(DoctorVisit.complaints(folder)).singleElement().asString().startsWith("database: ");
    }

    private void change(String statement) {
        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            store.write(tx -> tx.sql().sql(statement).update());
        }
    }
}
