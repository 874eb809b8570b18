package io.slotwise.server.cli.operate;

import io.slotwise.server.advice.access.AccessKeys;
import io.slotwise.server.advice.access.Role;
import io.slotwise.server.api.json.Names;
import io.slotwise.server.api.json.WireJson;
import io.slotwise.server.boot.BadSettings;
import io.slotwise.server.cli.given.DataFolder;
import io.slotwise.server.cli.given.Output;
import io.slotwise.server.cli.given.Place;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.access.StoredKeys;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code slotwise keys}: makes, lists and revokes access keys, also while a server runs. */
@Command(name = "keys", description = "Makes, lists and revokes access keys.", mixinStandardHelpOptions = true)
public final class Keys implements Runnable {
    /** Who acts, as the audit trail has it: whoever may write the data folder. */
    private static final String ACTOR = "local";

    private static final String ROUTE = "/api/keys";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "One of create, list and revoke is needed.");
    }

    @Command(description = "Makes a key and shows it, this once.", mixinStandardHelpOptions = true)
    int create(
            @Option(names = "--name", required = true, description = "Whose it is.") String name,
            @Option(names = "--role", required = true, description = "${COMPLETION-CANDIDATES}: what it may do.")
                    Role role,
            @Option(
                            names = "--expires",
                            paramLabel = "DAYS",
                            description = "Days that it is good for; for ever without.")
                    @Nullable
                    Integer days,
            @Mixin Place place,
            @Mixin Output output)
            throws BadSettings, IOException {
        requireSound(name, days);
        DataFolder folder = DataFolder.at(place);
        JsonNode made = folder.either(
                store -> {
                    AccessKeys.Created created =
                            keys(store).create(name, role, days == null ? null : Duration.ofDays(days), ACTOR);
                    return tree(Map.of("key", created.key(), "view", created.view()));
                },
                server -> server.ask("POST", ROUTE, wish(name, role, days)));
        output.result(made, made.path("key").asString());
        output.note("Keep it now: it cannot be shown again. Revoke it with: slotwise keys revoke %s"
                .formatted(made.at("/view/id").asString()));
        return 0;
    }

    @Command(description = "Lists all keys that there ever were.", mixinStandardHelpOptions = true)
    int list(@Mixin Place place, @Mixin Output output) throws BadSettings, IOException {
        DataFolder folder = DataFolder.at(place);
        folder.requireData();
        JsonNode keys = folder.either(
                store -> tree(Map.of("keys", keys(store).list())), server -> server.ask("GET", ROUTE, null));
        output.result(keys, text(keys));
        return 0;
    }

    @Command(description = "Revokes a key, for good.", mixinStandardHelpOptions = true)
    int revoke(@Parameters(paramLabel = "ID") String id, @Mixin Place place, @Mixin Output output)
            throws BadSettings, IOException {
        if (!id.matches("[a-z0-9]{1,20}")) {
            throw new ParameterException(
                    command.commandLine(), "The ID is what stands between sw_ and the next _ of a key.");
        }
        DataFolder folder = DataFolder.at(place);
        folder.requireData();
        JsonNode revoked = folder.either(
                store -> tree(revoked(keys(store), id)), server -> server.ask("DELETE", ROUTE + "/" + id, null));
        output.result(
                revoked, "Revoked %s (%s).".formatted(id, revoked.path("name").asString()));
        return 0;
    }

    private void requireSound(String name, @Nullable Integer days) {
        String fault = Names.fault(name);
        if (fault != null) {
            throw new ParameterException(command.commandLine(), "The name %s.".formatted(fault));
        }
        if (days != null && (days < 1 || days > AccessKeys.MOST_DAYS)) {
            throw new ParameterException(
                    command.commandLine(), "The days (%d) must be from 1 to %d.".formatted(days, AccessKeys.MOST_DAYS));
        }
    }

    private static Map<String, Object> wish(String name, Role role, @Nullable Integer days) {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("name", name);
        wish.put("role", role.word());
        if (days != null) {
            wish.put("expires_days", days);
        }
        return wish;
    }

    private static Object revoked(AccessKeys keys, String id) {
        var view = keys.revoke(id, ACTOR);
        if (view == null) {
            throw new IllegalArgumentException("There is no key (%s).".formatted(id));
        }
        return view;
    }

    private static AccessKeys keys(Store store) {
        return new AccessKeys(new StoredKeys(store), InstantSource.system(), Runnable::run, alarm -> {});
    }

    private static JsonNode tree(Object value) {
        return WireJson.MAPPER.valueToTree(value);
    }

    private static String text(JsonNode keys) {
        if (keys.path("keys").isEmpty()) {
            return "There are no keys yet.";
        }
        String line = "%-12s %-8s %-8s %-20s %-20s %s";
        return line.formatted("id", "role", "state", "expires", "last used", "name")
                + keys.path("keys")
                        .valueStream()
                        .map(key -> "\n"
                                + line.formatted(
                                        word(key, "id"),
                                        word(key, "role"),
                                        word(key, "state"),
                                        moment(key, "expires_at"),
                                        moment(key, "last_used_at"),
                                        word(key, "name")))
                        .collect(Collectors.joining());
    }

    private static String word(JsonNode key, String field) {
        return key.path(field).asString("never");
    }

    private static String moment(JsonNode key, String field) {
        String moment = key.path(field).isString() ? key.path(field).asString() : "never";
        return moment.replaceFirst("\\.\\d+", "");
    }
}
