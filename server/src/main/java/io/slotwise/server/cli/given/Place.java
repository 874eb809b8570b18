package io.slotwise.server.cli.given;

import io.slotwise.server.boot.BadSettings;
import io.slotwise.server.boot.Settings;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where: shared by every command that touches stored data or a port. */
public final class Place {
    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on; 0 takes any free one.")
    private @Nullable String port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Address to listen on; other than loopback, it needs SLOTWISE_AUTH=keys.")
    private @Nullable String host;

    @Option(names = "--data-dir", paramLabel = "DIR", description = "Folder of all that is stored.")
    private @Nullable String dataDir;

    public Settings settings() throws BadSettings {
        return Settings.load(System.getenv(), options());
    }

    /** The same settings for a data folder of its own inside the chosen one. */
    public Settings settingsInside(String folder) throws BadSettings {
        Map<String, String> options = options();
        options.put(
                Settings.DATA_DIR, settings().store().dataDir().resolve(folder).toString());
        return Settings.load(System.getenv(), options);
    }

    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>();
        put(options, Settings.PORT, port);
        put(options, Settings.HOST, host);
        put(options, Settings.DATA_DIR, dataDir);
        return options;
    }

    private static void put(Map<String, String> options, String key, @Nullable String value) {
        if (value != null) {
            options.put(key, value);
        }
    }
}
