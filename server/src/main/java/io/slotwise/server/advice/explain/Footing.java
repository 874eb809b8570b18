package io.slotwise.server.advice.explain;

import io.slotwise.llm.cache.SnapshotAnchors.Metric;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a question stood on, small enough to be kept beside it while its answer is out. Said against the question of
 * the same thing asked anew, it tells what of the answer still means what it meant.
 *
 * @param codes a hash of all that slots and codes of products stand for: planogram, products on offer, rules, template
 * @param structure a hash of all that ids of facts and subjects stand for
 * @param figures the facts' values, each with how far it may drift
 */
public record Footing(String codes, String structure, List<Metric> figures) {
    private static final Footing NONE = new Footing("", "", List.of());

    public Footing {
        figures = List.copyOf(figures);
    }

    /** What of an answer can be read. */
    public enum Grip {
        /** Everything. */
        WHOLE,
        /** What it proposes; its sentences are about figures that have moved. */
        PROPOSALS,
        /** Nothing: its codes may mean something else. */
        NOTHING
    }

    /** What of an answer to the question of then can be read by the question of now. */
    Grip gripOf(Footing then) {
        if (codes.isEmpty() || !codes.equals(then.codes)) {
            return Grip.NOTHING;
        }
        return structure.equals(then.structure) && isNear(then) ? Grip.WHOLE : Grip.PROPOSALS;
    }

    private boolean isNear(Footing then) {
        if (figures.size() != then.figures.size()) {
            return false;
        }
        for (int i = 0; i < figures.size(); i++) {
            if (!figures.get(i).isNear(then.figures.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** As it is kept. */
    public String written() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    /** As it was kept; one that grips nothing where it was written by another version or not at all. */
    static Footing read(String written) {
        if (written.isEmpty()) {
            return NONE;
        }
        try {
            return JsonMapper.shared().readValue(written, Footing.class);
        } catch (JacksonException e) {
            return NONE;
        }
    }
}
