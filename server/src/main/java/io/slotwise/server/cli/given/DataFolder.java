package io.slotwise.server.cli.given;

import io.slotwise.server.boot.BadSettings;
import io.slotwise.server.boot.Settings;
import io.slotwise.server.boot.SideDoor;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.sqlite.StoreException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.time.InstantSource;

/** A data folder that a command works on: by itself, or through the server that holds it. */
public final class DataFolder {
    private final Settings settings;

    private DataFolder(Settings settings) {
        this.settings = settings;
    }

    public static DataFolder at(Place place) throws BadSettings {
        return new DataFolder(place.settings());
    }

    public Settings settings() {
        return settings;
    }

    /** What is done where nobody holds the folder. */
    @FunctionalInterface
    public interface Here<T> {
        T with(Store store) throws IOException;
    }

    /** The same where a server does. */
    @FunctionalInterface
    public interface There<T> {
        T through(Running server) throws IOException;
    }

    /**
     * Does one or the other.
     *
     * @throws StoreException also where whoever holds the folder is no server, or does not answer
     */
    public <T> T either(Here<T> here, There<T> there) throws IOException {
        Store store;
        try {
            store = Store.open(settings.store(), InstantSource.system());
        } catch (StoreException held) {
            return through(held, there);
        }
        try (store) {
            return here.with(store);
        }
    }

    private <T> T through(StoreException held, There<T> there) throws IOException {
        SideDoor.Found door = held.kind() == StoreException.Kind.IN_USE
                ? SideDoor.find(settings.store().dataDir())
                : null;
        if (door == null) {
            throw held;
        }
        try {
            return there.through(new Running(door));
        } catch (ConnectException e) {
            held.addSuppressed(e);
            throw held;
        }
    }

    /** Refuses a folder that has no data yet, where looking at it would make some. */
    public void requireData() {
        if (!Files.isDirectory(settings.store().dataDir())) {
            throw new IllegalArgumentException("There is no data folder (%s).\nName it with --data-dir."
                    .formatted(settings.store().dataDir()));
        }
    }
}
