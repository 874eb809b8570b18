package io.slotwise.server.advice.explain.prompt;

import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Asker;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.cost.Price;
import io.slotwise.llm.cost.PriceTable;
import io.slotwise.llm.cost.TierLimits;
import io.slotwise.llm.cost.Tiers;
import io.slotwise.llm.prompt.DataText;
import io.slotwise.llm.prompt.PromptTemplate;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Renders a prompt from its variables, estimates it, and sends it where that is wanted. */
public final class TryPrompt {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9_]{0,59})}");
    private static final Pattern DOUBLE = Pattern.compile("\\{\\{\\{?([a-z][a-z0-9_]{0,59})}}}?");
    private static final int MOST_VALUE = 20_000;
    private static final double NANOS = 1e9;
    private static final String FEATURE = "test-prompt";

    private final Asker asker;
    private final PromptFiles prompts;
    private final Tiers tiers;
    private final InstantSource clock;

    public TryPrompt(Asker asker, PromptFiles prompts, Tiers tiers, InstantSource clock) {
        this.asker = asker;
        this.prompts = prompts;
        this.tiers = tiers;
        this.clock = clock;
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
     * @param costBefore the most it can cost, in US dollars
     * @param costAfter what it cost; absent where nothing was sent
     * @param verifier what the verifier would say of the answer; a free prompt stands on no facts, so figures fail
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
            List<String> schema,
            List<String> verifier,
            @Nullable String fallbackReason,
            boolean simulated,
            long latencyMs) {}

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

    /** The text of a template, or null. */
    public @Nullable String text(String feature, String version) {
        PromptTemplate template = prompts.library().find(feature, version);
        return template == null
                ? null
                : String.join(
                        "\n",
                        template.blocks().stream()
                                .map(PromptTemplate.Block::text)
                                .toList());
    }

    /** All templates by feature. */
    public Map<String, List<String>> templates() {
        Map<String, List<String>> all = new java.util.TreeMap<>();
        prompts.library()
                .features()
                .forEach(feature ->
                        all.put(feature, List.copyOf(prompts.library().versions(feature))));
        return all;
    }

    /** Renders, estimates and, where wanted, asks. */
    public Result run(Trial trial, boolean send) {
        TreeSet<String> unbound = new TreeSet<>();
        String rendered = render(trial, unbound);
        TierLimits limits = tiers.of(trial.tier());
        Prompt prompt = Prompt.of("Answer in plain text. The text of the user is a draft of a prompt.", rendered);
        long tokens = prompts.tokens(trial.tier(), prompt);
        double before = dollars(limits, Usage.of(tokens, limits.outputTokens() + (long) limits.thinkingTokens()));
        if (!send) {
            return new Result(
                    rendered,
                    List.copyOf(unbound),
                    trial.tier().word(),
                    limits.model(),
                    tokens,
                    before,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    Cause.CANCELLED.fallbackReason(),
                    false,
                    0);
        }
        Outcome outcome = asker.ask(Ask.of(FEATURE, trial.tier(), prompt), Check.NONE);
        String response =
                outcome instanceof Outcome.Answered answered ? answered.answer().text() : null;
        return new Result(
                rendered,
                List.copyOf(unbound),
                trial.tier().word(),
                limits.model(),
                tokens,
                before,
                outcome.receipt().costNanos() / NANOS,
                outcome.receipt().usage(),
                response == null ? null : DataText.clean(response, MOST_VALUE),
                List.of(),
                response == null ? List.of() : doubts(response),
                outcome.fallback() == null ? null : outcome.fallback().fallbackReason(),
                outcome instanceof Outcome.Answered answered
                        && answered.answer().simulated(),
                outcome.receipt().latency().toMillis());
    }

    private String render(Trial trial, Set<String> unbound) {
        boolean file = !trial.template().isEmpty();
        String text = file ? String.valueOf(text(trial.template(), trial.version())) : trial.prompt();
        return (file ? DOUBLE : PLACEHOLDER).matcher(text).replaceAll(found -> {
            String value = trial.variables().get(found.group(1));
            if (value == null) {
                unbound.add(found.group(1));
                return Matcher.quoteReplacement(found.group());
            }
            return Matcher.quoteReplacement(DataText.clean(value, MOST_VALUE));
        });
    }

    /** What of a free answer no fact of the engine stands behind. */
    private static List<String> doubts(String response) {
        List<String> doubts = new ArrayList<>();
        if (response.chars().anyMatch(Character::isDigit)) {
            doubts.add("It holds figures, and no fact of the engine stands behind them.");
        }
        return doubts;
    }

    private double dollars(TierLimits limits, Usage usage) {
        return PriceTable.shipped()
                        .cost(
                                limits.model(),
                                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                                Price.Mode.LIVE,
                                usage)
                        .orElse(0)
                / NANOS;
    }
}
