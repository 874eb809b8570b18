package io.slotwise.server.advice.verify;

import io.slotwise.server.advice.Situation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer stands on: everything that Claude was told and is held against.
 *
 * @param situation absent where no machine is asked about; nothing can be proposed then
 * @param facts by id
 * @param subjects what may be commented on besides the whole: how each reads, by id
 * @param kinds the kinds of change that may be proposed
 * @param foreign text of users and files that stood in the prompt, and must not come back as Claude's own words
 */
public record Ground(
        @Nullable Situation situation,
        Map<String, Fact> facts,
        Map<String, String> subjects,
        Aliases aliases,
        Set<ChangeKind> kinds,
        List<String> foreign) {
    public Ground {
        facts = Map.copyOf(facts);
        subjects = Map.copyOf(subjects);
        kinds = Set.copyOf(kinds);
        foreign = List.copyOf(foreign);
    }

    /** The same without facts and subjects: only slots and codes of products mean something. */
    Ground ofCodes() {
        return new Ground(situation, Map.of(), Map.of(), aliases, kinds, foreign);
    }

    /** A kind of change, as it is written. */
    public enum ChangeKind {
        ASSIGN("assign"),
        SWAP("swap"),
        CLEAR("clear"),
        REPRICE("reprice"),
        SET_PAR("set_par");

        private final String word;

        ChangeKind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
