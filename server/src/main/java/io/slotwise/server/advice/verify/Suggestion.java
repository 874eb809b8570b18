package io.slotwise.server.advice.verify;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.server.advice.MoneyPerWeek;
import org.jspecify.annotations.Nullable;

/**
 * A change that Claude proposed and the engine allowed and valued.
 *
 * @param id the same for the same change of the same machine
 * @param type kind of change; the fields after it are those of a change in requests
 * @param change in words
 * @param reason Claude's where it passed, else the engine's
 * @param source {@code claude}
 */
public record Suggestion(
        String id,
        String type,
        @Nullable Position position,
        @Nullable Position with,
        @Nullable String productId,
        @Nullable Money price,
        @Nullable Integer parLevel,
        String change,
        MoneyPerWeek valuePerWeek,
        String reason,
        String source) {
    static Suggestion of(String id, Change change, String words, MoneyPerWeek value, String reason) {
        return switch (change) {
            case Change.Assign assign ->
                new Suggestion(
                        id,
                        "assign",
                        assign.position(),
                        null,
                        assign.productId(),
                        assign.price(),
                        assign.parLevel(),
                        words,
                        value,
                        reason,
                        "claude");
            case Change.Swap swap ->
                new Suggestion(
                        id, "swap", swap.position(), swap.with(), null, null, null, words, value, reason, "claude");
            case Change.Clear clear ->
                new Suggestion(id, "clear", clear.position(), null, null, null, null, words, value, reason, "claude");
            case Change.Reprice reprice ->
                new Suggestion(
                        id,
                        "reprice",
                        reprice.position(),
                        null,
                        null,
                        reprice.price(),
                        null,
                        words,
                        value,
                        reason,
                        "claude");
            case Change.SetPar par ->
                new Suggestion(
                        id,
                        "set_par",
                        par.position(),
                        null,
                        null,
                        null,
                        par.parLevel(),
                        words,
                        value,
                        reason,
                        "claude");
            case Change.SetFacings facings ->
                throw new IllegalStateException("A change of facings is never asked of Claude: " + facings);
        };
    }
}
