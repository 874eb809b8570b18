package io.slotwise.server.advice.explain;

import io.slotwise.llm.cache.SnapshotAnchors;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Asker;
import io.slotwise.llm.call.Bounds;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.Template;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.explain.Footing.Grip;
import io.slotwise.server.advice.explain.prompt.Conduct;
import io.slotwise.server.advice.explain.prompt.Material;
import io.slotwise.server.advice.explain.prompt.PromptFiles;
import io.slotwise.server.advice.explain.prompt.Schemas;
import io.slotwise.server.advice.explain.prompt.Topic;
import io.slotwise.server.advice.verify.Verdict;
import io.slotwise.server.advice.verify.Verifier;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.claude.Suggestions;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Puts an answer of the engine into words: Claude's where it is there, in time and right, the engine's own otherwise.
 * Never throws for anything that Claude does.
 */
public final class Explain {
    private static final int ENGINE_FACTS = 4;
    private static final long MOST_ANCHORS = 20_000;

    private final Asker asker;
    private final PromptFiles prompts;
    private final Identity identity;
    private final Suggestions suggestions;
    private final Shown shown;
    private final Conduct conduct;
    private final Supplier<LocalDate> today;
    private final BooleanSupplier hasKey;

    /**
     * @param conduct which features lower tiers may answer, and which ask several times
     * @param today the operator's business date
     * @param hasKey whether there is anybody to ask at all
     */
    public Explain(
            Asker asker,
            PromptFiles prompts,
            Conduct conduct,
            Store store,
            Supplier<LocalDate> today,
            BooleanSupplier hasKey) {
        this.asker = asker;
        this.prompts = prompts;
        identity = new Identity(store, new SnapshotAnchors(MOST_ANCHORS));
        suggestions = new Suggestions(store);
        shown = new Shown(suggestions);
        this.conduct = conduct;
        this.today = today;
        this.hasKey = hasKey;
    }

    /** Words for a topic; waits for Claude as long as the feature's tier allows. */
    public Explained explain(Topic topic) {
        return explain(topic, Bounds.USUAL, new Cancellation());
    }

    /** The engine's own words, and why Claude was not even asked. */
    public Explained aloneFor(Topic topic, Cause cause) {
        return Explained.byEngine(words(topic, Material.of(topic)), Explained.Fallback.of(cause), 0, false);
    }

    /** As {@link #explain(Topic)} within other bounds, until the caller leaves. */
    public Explained explain(Topic topic, Bounds bounds, Cancellation cancellation) {
        Material material = Material.of(topic);
        if (material.ground().facts().isEmpty() && material.ground().subjects().isEmpty()) {
            return Explained.byEngine("", Explained.Fallback.NOT_NEEDED, 0, false);
        }
        if (!hasKey.getAsBoolean()) {
            return Explained.byEngine(words(topic, material), Explained.Fallback.of(Cause.NO_KEY), 0, false);
        }
        Verifier verifier = new Verifier(material.ground());
        PromptFiles.Composed composed = prompts.compose(topic, material);
        Outcome outcome = asker.ask(
                ask(topic, material, composed, today.get(), verifier).bounded(bounds),
                answer -> verifier.verify(answer).faults(),
                cancellation);
        return explained(topic, material, composed, verifier, outcome);
    }

    /**
     * As {@link #explain(Topic)} until the caller leaves, telling each sentence and proposal that passed as soon as it
     * is whole. What was told before {@link Telling.Again} no longer counts.
     */
    public Explained stream(Topic topic, Cancellation cancellation, Consumer<Telling> listener) {
        Material material = Material.of(topic);
        if (!hasKey.getAsBoolean()) {
            listener.accept(new Telling.Notice(Cause.NO_KEY.fallbackReason()));
            return Explained.byEngine(words(topic, material), Explained.Fallback.of(Cause.NO_KEY), 0, false);
        }
        Verifier verifier = new Verifier(material.ground());
        PromptFiles.Composed composed = prompts.compose(topic, material);
        Unfolding unfolding = new Unfolding(verifier, remembering(topic, composed.template(), listener));
        Outcome outcome = asker.stream(
                ask(topic, material, composed, today.get(), verifier),
                answer -> verifier.verify(answer).faults(),
                cancellation,
                piece -> {
                    switch (piece) {
                        case Piece.Text text -> unfolding.add(text.text());
                        case Piece.Anew anew -> unfolding.again();
                    }
                });
        Explained explained = explained(topic, material, composed, verifier, outcome);
        unfolding.end(explained);
        return explained;
    }

    /** People may judge a suggestion as soon as they are told of it, so it is remembered first. */
    private Consumer<Telling> remembering(Topic topic, Template template, Consumer<Telling> listener) {
        return telling -> {
            if (telling instanceof Telling.Move move) {
                shown.remember(topic, template.word(), List.of(move.suggestion()));
            }
            listener.accept(telling);
        };
    }

    /**
     * A topic for work that goes out in batches.
     *
     * @param day the business day it belongs to, however late the answer comes
     */
    public Prepared prepare(Topic topic, LocalDate day) {
        Material material = Material.of(topic);
        Verifier verifier = new Verifier(material.ground());
        PromptFiles.Composed composed = prompts.compose(topic, material);
        Ask ask = ask(topic, material, composed, day, verifier);
        return new Prepared(
                ask,
                Identity.footing(topic, material, composed.template()),
                verifier,
                (outcome, grip) -> grip == Grip.PROPOSALS && outcome instanceof Outcome.Answered answered
                        ? proposed(topic, material, composed, verifier, answered)
                        : explained(topic, material, composed, verifier, outcome));
    }

    private Ask ask(Topic topic, Material material, PromptFiles.Composed composed, LocalDate day, Verifier verifier) {
        Situation situation = topic.situation();
        Ask ask = Ask.of(topic.feature().word(), topic.feature().tier(), composed.prompt())
                .from(composed.template())
                .shaped(Schemas.of(topic))
                .cached(identity.of(topic, material, day))
                .with(conduct.leeway(topic.feature(), new Majority(verifier)));
        return situation == null || situation.dataVersion().equals(Situation.STATED)
                ? ask
                : ask.about(situation.machine().id());
    }

    private Explained explained(
            Topic topic, Material material, PromptFiles.Composed composed, Verifier verifier, Outcome outcome) {
        String engineWords = words(topic, material);
        if (outcome instanceof Outcome.Answered answered) {
            Verdict verdict = verifier.verify(answered.answer().text());
            if (verdict.faults().isEmpty()) {
                shown.remember(topic, composed.template().word(), verdict.suggestions());
                return Explained.byClaude(answered, verdict, composed.template(), engineWords);
            }
            throw new IllegalStateException("An answer that passed its check fails it now: " + verdict.faults());
        }
        if (outcome instanceof Outcome.Refused) {
            prompts.review(topic.feature(), suggestions);
        }
        return Explained.byEngine(
                engineWords,
                Explained.Fallback.of(Objects.requireNonNull(outcome.fallback())),
                outcome.receipt().costNanos(),
                outcome.receipt().attempts() > 0);
    }

    /** Claude's proposals beside the engine's own words, as the figures that Claude spoke of have moved. */
    private Explained proposed(
            Topic topic,
            Material material,
            PromptFiles.Composed composed,
            Verifier verifier,
            Outcome.Answered answered) {
        Verdict verdict = verifier.verifyProposals(answered.answer().text());
        shown.remember(topic, composed.template().word(), verdict.suggestions());
        return Explained.proposedByClaude(answered, verdict, composed.template(), words(topic, material));
    }

    /** The engine's own words: the reasoning of its answer where that has one, else its leading figures by name. */
    private static String words(Topic topic, Material material) {
        return topic.result()
                .valueStream()
                .map(part -> part.path("reasoning"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst()
                .orElseGet(() -> leading(material));
    }

    private static String leading(Material material) {
        return material.leading(ENGINE_FACTS).stream()
                .map(fact -> capital(fact.says()) + ": " + fact.shown() + ".")
                .collect(Collectors.joining(" "));
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
