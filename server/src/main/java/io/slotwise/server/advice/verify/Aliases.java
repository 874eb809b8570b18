package io.slotwise.server.advice.verify;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Short names for the products of one prompt, {@code p1} and up: they carry no text of anybody's, and cost fewer tokens
 * than names. The same products in the same order have the same aliases.
 */
public final class Aliases {
    private final Map<String, String> idByAlias = new LinkedHashMap<>();
    private final Map<String, String> aliasById = new LinkedHashMap<>();

    private Aliases() {}

    /** Aliases in the order of the ids; repeated ids count once. */
    public static Aliases of(Collection<String> productIds) {
        Aliases aliases = new Aliases();
        int number = 1;
        for (String id : new LinkedHashSet<>(productIds)) {
            String alias = "p" + number++;
            aliases.idByAlias.put(alias, id);
            aliases.aliasById.put(id, alias);
        }
        return aliases;
    }

    /** The product of an alias, or null. */
    public @Nullable String product(String alias) {
        return idByAlias.get(alias);
    }

    /** The alias of a product, or null. */
    public @Nullable String alias(String productId) {
        return aliasById.get(productId);
    }

    /** Every alias with its product, in order. */
    public Map<String, String> all() {
        return Collections.unmodifiableMap(idByAlias);
    }
}
