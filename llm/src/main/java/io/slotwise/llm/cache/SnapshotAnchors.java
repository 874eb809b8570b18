package io.slotwise.llm.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slotwise.llm.call.Canonical;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Names for the state of data that stay the same while the data have not moved far enough to matter. The first
 * state seen of a subject is its anchor; the name changes only when some metric has drifted from the anchor by more
 * than its own tolerance, and the new state is the next anchor. Rounding each metric instead changes the name
 * whenever one of many values crosses a border, however small its step.
 *
 * <p>A name is a hash of the anchor's metrics, so it means the same after a restart, and two subjects never share one.
 * Bounded: a subject that was forgotten is anchored anew. Safe for many threads.
 */
public final class SnapshotAnchors {
    private static final int HEX_BYTES = 16;

    private final Cache<String, Anchor> anchors;

    public SnapshotAnchors(long mostSubjects) {
        this.anchors = Caffeine.newBuilder()
                .maximumSize(mostSubjects)
                .executor(Runnable::run)
                .build();
    }

    /** The name of a subject's present state. */
    public String name(String subject, List<Metric> metrics) {
        Anchor anchor = anchors.asMap()
                .compute(subject, (same, old) -> old != null && old.holds(metrics) ? old : Anchor.at(subject, metrics));
        return Objects.requireNonNull(anchor).name();
    }

    /**
     * One value of a state.
     *
     * @param relative tolerated drift as a share of the anchor's value, such as 0.05
     * @param absolute tolerated drift in the metric's own unit, such as 0.50 dollars; the wider of both counts
     */
    public record Metric(String name, double value, double relative, double absolute) {
        public Metric {
            if (!Double.isFinite(value) || !(relative >= 0) || !(absolute >= 0)) {
                throw new IllegalArgumentException(
                        "The metric %s (%s ± %s or %s) must be finite.".formatted(name, value, relative, absolute));
            }
        }

        /** Whether it has drifted no further from where it stood than is tolerated. */
        public boolean isNear(Metric anchor) {
            return name.equals(anchor.name)
                    && Math.abs(value - anchor.value) <= Math.max(relative * Math.abs(anchor.value), absolute);
        }
    }

    private record Anchor(List<Metric> metrics, String name) {
        static Anchor at(String subject, List<Metric> metrics) {
            Canonical state = Canonical.EMPTY.text("subject", subject);
            for (Metric metric : metrics) {
                state = state.whole(metric.name(), Double.doubleToLongBits(metric.value()));
            }
            String hash = HexFormat.of().formatHex(AnswerKey.sha256(state.bytes()), 0, HEX_BYTES);
            return new Anchor(List.copyOf(metrics), hash);
        }

        boolean holds(List<Metric> now) {
            if (now.size() != metrics.size()) {
                return false;
            }
            for (int i = 0; i < now.size(); i++) {
                if (!now.get(i).isNear(metrics.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
