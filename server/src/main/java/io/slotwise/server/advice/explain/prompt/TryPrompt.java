package io.slotwise.server.advice.explain.prompt;

import io.slotwise.llm.call.Answer;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Asker;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Part;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Receipt;
import io.slotwise.llm.call.Shape;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.cost.Budget;
import io.slotwise.llm.cost.Price;
import io.slotwise.llm.cost.PriceTable;
import io.slotwise.llm.cost.TierLimits;
import io.slotwise.llm.cost.Tiers;
import io.slotwise.llm.prompt.DataText;
import io.slotwise.llm.prompt.PromptTemplate;
import io.slotwise.llm.prompt.PromptTemplate.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prompts on trial: rendered from their variables, validated, estimated and, where that is wanted, sent. What comes back
 * is shown whatever the checks say of it, together with what they say: here a person looks at prompts, not at advice.
 */
public final class TryPrompt {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9_]{0,59})}");
    private static final Pattern DOUBLE = Pattern.compile("\\{\\{(\\{?)([a-z][a-z0-9_]{0,59})}}}?");
    private static final int MOST_VALUE = 20_000;
    private static final String FEATURE = "test-prompt";
    private static final String PLAIN = "Answer in plain text. The text of the user is a draft of a prompt.";

    private final Asker asker;
    private final PromptFiles prompts;
    private final Tiers tiers;
    private final PriceTable prices;
    private final Supplier<LocalDate> today;
    private final TrialChecks checks = new TrialChecks();

    /** @param today the operator's business date, whose prices hold */
    public TryPrompt(Asker asker, PromptFiles prompts, Tiers tiers, PriceTable prices, Supplier<LocalDate> today) {
        this.asker = asker;
        this.prompts = prompts;
        this.tiers = tiers;
        this.prices = prices;
        this.today = today;
    }

    /**
     * What is to be tried.
     *
     * @param prompt with {@code {name}} placeholders; empty where a template is named
     * @param template the feature of a template, or empty
     * @param version of the template
     */
    public record Trial(String prompt, String template, String version, Map<String, String> variables, Tier tier) {
        public Trial {
            variables = Map.copyOf(variables);
        }
    }

    /**
     * What came of it.
     *
     * @param unbound placeholders without a variable; they stay as they are
     * @param tokenEstimate of the prompt, its schema included
     * @param costBefore what an answer of full length costs, in US dollars; one repair may cost as much again
     * @param costAfter what it cost; absent where nothing was wanted to be sent
     * @param usage tokens as they were billed
     * @param schemaVersion the form that the answer is held against; absent for plain text
     * @param validator what is wrong with the prompt itself
     * @param schema where the answer has another form, each with the field
     * @param verifier why the answer, or what of it, would not be shown
     * @param sent whether Claude was asked at all
     */
    public record Result(
            String renderedPrompt,
            List<String> unbound,
            String tier,
            String model,
            long tokenEstimate,
            double costBefore,
            @Nullable Double costAfter,
            @Nullable Usage usage,
            @Nullable String response,
            @Nullable String schemaVersion,
            List<String> validator,
            List<String> schema,
            List<String> verifier,
            @Nullable String fallbackReason,
            boolean sent,
            boolean simulated,
            long latencyMs) {}

    /** A prompt before it is sent. */
    private record Draft(
            Trial trial,
            @Nullable Shape shape,
            String rendered,
            Prompt prompt,
            List<String> unbound,
            List<String> faults,
            String model,
            long tokens,
            double atMost) {}

    /** The tier that a word names: a tier itself, a tier of the guide, a model, or a feature; null for none. */
    public @Nullable Tier tier(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        Feature feature = Feature.named(name);
        if (feature != null) {
            return feature.tier();
        }
        for (Tier tier : Tier.values()) {
            if (tier.word().equals(name) || tiers.of(tier).model().equals(name)) {
                return tier;
            }
        }
        return switch (name) {
            case "haiku", "realtime" -> Tier.FAST;
            case "sonnet", "analysis", "optimization", "optimisation" -> Tier.BALANCED;
            case "opus", "complex" -> Tier.POWERFUL;
            default -> null;
        };
    }

    /** Whether there is such a template. */
    public boolean knows(String feature, String version) {
        return prompts.library().find(feature, version) != null;
    }

    /** All templates by feature. */
    public Map<String, List<String>> templates() {
        Map<String, List<String>> all = new TreeMap<>();
        prompts.library()
                .features()
                .forEach(feature ->
                        all.put(feature, List.copyOf(prompts.library().versions(feature))));
        return all;
    }

    /** Renders, validates and estimates; {@code why} says why nothing is sent. */
    public Result show(Trial trial, Cause why) {
        Draft draft = draft(trial);
        return result(draft, null, null, List.of(), List.of(), why.fallbackReason(), false);
    }

    /** As {@link #show}, and asks. */
    public Result ask(Trial trial) {
        Draft draft = draft(trial);
        Ask ask = Ask.of(FEATURE, trial.tier(), draft.prompt());
        StringBuilder written = new StringBuilder();
        Outcome outcome = asker.stream(
                draft.shape() == null ? ask : ask.shaped(draft.shape()), Check.NONE, new Cancellation(), piece -> {
                    switch (piece) {
                        case Piece.Text text -> written.append(text.text());
                        case Piece.Anew anew -> written.setLength(0);
                    }
                });
        Answer answer = outcome instanceof Outcome.Answered answered ? answered.answer() : null;
        String text = answer == null ? written.toString() : answer.text();
        boolean isThere = answer != null || (outcome instanceof Outcome.Refused && !text.isEmpty());
        Cause cause = outcome.fallback();
        return result(
                draft,
                outcome.receipt(),
                isThere ? DataText.clean(text, MOST_VALUE) : null,
                isThere && draft.shape() != null ? checks.form(draft.shape(), text) : List.of(),
                isThere ? checks.content(draft.shape(), text, trial.variables()) : List.of(),
                cause == null ? null : cause.fallbackReason(),
                answer != null && answer.simulated());
    }

    private static Result result(
            Draft draft,
            @Nullable Receipt receipt,
            @Nullable String response,
            List<String> schema,
            List<String> verifier,
            @Nullable String fallbackReason,
            boolean simulated) {
        return new Result(
                draft.rendered(),
                draft.unbound(),
                draft.trial().tier().word(),
                draft.model(),
                draft.tokens(),
                draft.atMost(),
                receipt == null ? null : (Double) Budget.dollars(receipt.costNanos()),
                receipt == null ? null : receipt.usage(),
                response,
                draft.shape() == null ? null : draft.shape().version(),
                draft.faults(),
                schema,
                verifier,
                fallbackReason,
                receipt != null && receipt.attempts() > 0,
                simulated,
                receipt == null ? 0 : receipt.latency().toMillis());
    }

    private Draft draft(Trial trial) {
        PromptTemplate template =
                trial.template().isEmpty() ? null : prompts.library().find(trial.template(), trial.version());
        Feature feature = Feature.named(trial.template());
        Shape shape = template == null || feature == null ? null : Schemas.answer(feature.kinds());
        Set<String> unbound = new TreeSet<>();
        List<String> texts = template == null
                ? List.of(PLAIN, filled(trial, trial.prompt(), unbound))
                : List.of(filled(trial, template, Place.SYSTEM, unbound), filled(trial, template, Place.USER, unbound));
        Prompt prompt = prompt(texts.getFirst(), texts.getLast());
        TierLimits limits = tiers.of(trial.tier());
        long tokens = prompts.tokens(trial.tier(), prompt, shape == null ? null : shape.schema());
        return new Draft(
                trial,
                shape,
                template == null ? texts.getLast() : String.join("\n", texts),
                prompt,
                List.copyOf(unbound),
                TrialChecks.ofPrompt(
                        template,
                        unbound,
                        limits,
                        tokens,
                        text -> prompts.tokens(trial.tier(), prompt(PLAIN, text), null)),
                limits.model(),
                tokens,
                dollars(limits, Usage.of(tokens, limits.outputTokens() + (long) limits.thinkingTokens())));
    }

    /** Nothing of it is kept in the prefix cache, which would make a single trial dearer. */
    private static Prompt prompt(String system, String user) {
        return new Prompt(
                List.of(new Part.Text(system)),
                List.of(new Prompt.Turn(Prompt.Role.USER, List.of(new Part.Text(user)))));
    }

    private static String filled(Trial trial, String text, Set<String> unbound) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> value(trial, found.group(1), found.group(), unbound));
    }

    /** The blocks of one place; a section stands between data tags, as it does when the template is in use. */
    private static String filled(Trial trial, PromptTemplate template, Place place, Set<String> unbound) {
        String text = template.blocks().stream()
                .filter(block -> block.place() == place)
                .map(PromptTemplate.Block::text)
                .collect(Collectors.joining("\n"));
        return DOUBLE.matcher(text).replaceAll(found -> {
            String value = value(trial, found.group(2), found.group(), unbound);
            return found.group(1).isEmpty() || !trial.variables().containsKey(found.group(2))
                    ? value
                    : "<data name=\"%s\">\n%s\n</data>".formatted(found.group(2), value);
        });
    }

    private static String value(Trial trial, String name, String placeholder, Set<String> unbound) {
        String value = trial.variables().get(name);
        if (value == null) {
            unbound.add(name);
            return Matcher.quoteReplacement(placeholder);
        }
        return Matcher.quoteReplacement(DataText.clean(value, MOST_VALUE));
    }

    private double dollars(TierLimits limits, Usage usage) {
        return Budget.dollars(
                prices.cost(limits.model(), today.get(), Price.Mode.LIVE, usage).orElse(0));
    }
}
