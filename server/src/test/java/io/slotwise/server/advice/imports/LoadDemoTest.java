package io.slotwise.server.advice.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.server.advice.imports.LoadDemo.Outcome;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadDemoTest {
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    private Path folder;

    @Test
    void loads_the_fleet_once_and_takes_all_of_it_out_again() throws IOException {
        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            LoadDemo demo = new LoadDemo(store);
            assertThat(demo.load()).isEqualTo(Outcome.LOADED);
            assertThat(demo.load()).isEqualTo(Outcome.THERE_ALREADY);
            assertThat(store.devices().list("", 100)).isNotEmpty().allMatch(device -> device.demo());
            assertThat(demo.removeAll("test")).isEqualTo(1);
            assertThat(store.devices().list("", 100)).isEmpty();
            assertThat(demo.removeAll("test")).isZero();
        }
    }

    @Test
    void refuses_an_archive_that_leads_out_of_its_folder() throws IOException {
        InputStream archive = zip("../sales.csv");
        assertThatThrownBy(() -> LoadDemo.unpack(archive, folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("../sales.csv");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void unpacks_plain_files() throws IOException {
        LoadDemo.unpack(zip("sales.csv"), folder);
        assertThat(folder.resolve("sales.csv")).hasContent("a,b");
    }

    private static InputStream zip(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write("a,b".getBytes(StandardCharsets.UTF_8));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
