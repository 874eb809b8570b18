package io.slotwise.server.advice.explain;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Slot;
import io.slotwise.intake.rules.RuleBookJson;
import io.slotwise.llm.cache.AnswerKey;
import io.slotwise.llm.cache.SnapshotAnchors;
import io.slotwise.llm.cache.SnapshotAnchors.Metric;
import io.slotwise.llm.call.Caching;
import io.slotwise.llm.call.Canonical;
import io.slotwise.llm.call.Template;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.explain.prompt.Material;
import io.slotwise.server.advice.explain.prompt.Topic;
import io.slotwise.server.advice.verify.Fact;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.sqlite.AnswerTags;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What makes two questions the same. Figures count through an anchor: the same while none has drifted from where it
 * stood by more than 5 % or half a unit of money; everything else exactly. Display names do not count.
 */
final class Identity {
    private static final double DRIFT = 0.05;
    private static final double DRIFT_MONEY = 0.5;
    private static final double DRIFT_SHARE = 0.05;
    private static final int DECIMALS = 6;
    private static final List<String> NOT_COUNTED = List.of("name", "_name", "explain", "effort_ms", "venue_location");

    private final Store store;
    private final SnapshotAnchors anchors;

    Identity(Store store, SnapshotAnchors anchors) {
        this.store = store;
        this.anchors = anchors;
    }

    /** How an answer about a topic may be kept. */
    Caching of(Topic topic, Material material, LocalDate businessDate) {
        if (topic.photo() != null) {
            return Caching.NEVER;
        }
        Canonical question = codes(topic, material).list("structure", structure(material));
        Situation situation = topic.situation();
        String device = situation == null ? "" : situation.machine().id();
        boolean stored = situation != null && !situation.dataVersion().equals(Situation.STATED);
        List<String> depends =
                stored ? List.of(AnswerTags.device(device), AnswerTags.SHARED) : List.of(AnswerTags.SHARED);
        Map<String, Long> tags = store.answerTags().current(depends);
        if (situation != null && stored && !isCurrent(situation)) {
            return Caching.NEVER; // it changed while the question was being worked out: the tags may be newer than it
        }
        String anchor = anchors.name(
                topic.feature().word() + " " + device + " " + java.util.Arrays.hashCode(question.bytes()),
                metrics(material));
        return new Caching.Exact(question.text("anchor", anchor).text("date", businessDate.toString()), tags);
    }

    private boolean isCurrent(Situation situation) {
        Snapshot snapshot = store.snapshots().find(situation.machine().id());
        return snapshot != null && situation.standsOn(snapshot.dataVersion());
    }

    /**
     * What a question stands on.
     *
     * @param template what it is asked in
     */
    static Footing footing(Topic topic, Material material, Template template) {
        Canonical codes =
                codes(topic, material).text("template", template.word()).text("hash", template.hash());
        return new Footing(
                new AnswerKey(codes).hash(),
                new AnswerKey(Canonical.EMPTY.list("structure", structure(material))).hash(),
                metrics(material));
    }

    /** Where these are equal, slots and codes of products mean the same. */
    private static Canonical codes(Topic topic, Material material) {
        Situation situation = topic.situation();
        Canonical canonical = Canonical.EMPTY
                .text("language", "en")
                .text("currency", topic.currency())
                .set("kinds", topic.kinds().stream().map(Enum::name).toList())
                .nested("request", request(Canonical.EMPTY, "", topic.question()));
        if (situation == null) {
            return canonical;
        }
        return canonical
                .text("device", situation.machine().id())
                .text("rules", RuleBookJson.write(situation.book()))
                .text("venue", situation.machine().venue().type())
                .list(
                        "planogram",
                        situation.planogram().slots().stream()
                                .map(Identity::slot)
                                .toList())
                .list(
                        "candidates",
                        List.copyOf(material.ground().aliases().all().values()));
    }

    /** Where these are equal, ids of facts and subjects mean the same. */
    private static List<String> structure(Material material) {
        List<String> structure = new ArrayList<>(material.subjects());
        material.ground().facts().values().stream()
                .sorted(Comparator.comparing(Fact::id))
                .forEach(fact -> structure.add(fact.id() + " " + fact.about() + " " + fact.says()));
        return structure;
    }

    private static String slot(Slot slot) {
        Facing facing = slot.facing();
        return slot.position() + " "
                + (facing == null ? "" : facing.productId() + " " + facing.price() + " " + facing.parLevel());
    }

    private static List<Metric> metrics(Material material) {
        return material.ground().facts().values().stream()
                .sorted(Comparator.comparing(Fact::id))
                .map(fact -> new Metric(
                        fact.id(),
                        fact.value(),
                        DRIFT,
                        switch (fact.kind()) {
                            case MONEY -> DRIFT_MONEY;
                            case SHARE -> DRIFT_SHARE;
                            case PERCENT, WHOLE, NUMBER -> DRIFT_MONEY;
                        }))
                .toList();
    }

    /** The request with its fields in order; names and what does not change the answer are left out. */
    private static Canonical request(Canonical canonical, String path, JsonNode node) {
        Canonical all = canonical;
        if (node.isObject()) {
            for (String field : node.propertyNames().stream().sorted().toList()) {
                if (NOT_COUNTED.stream().noneMatch(field::endsWith)) {
                    all = request(all, path + "/" + field, node.get(field));
                }
            }
            return all;
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                all = request(all, path + "/" + i, node.get(i));
            }
            return all.whole(path, node.size());
        }
        return node.isFloatingPointNumber()
                ? all.decimal(path, node.doubleValue(), DECIMALS)
                : all.text(path, node.isNull() ? "" : node.asString());
    }
}
