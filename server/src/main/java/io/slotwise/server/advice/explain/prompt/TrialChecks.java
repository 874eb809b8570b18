package io.slotwise.server.advice.explain.prompt;

import io.slotwise.llm.call.Shape;
import io.slotwise.llm.cost.TierLimits;
import io.slotwise.llm.gateway.Shapes;
import io.slotwise.llm.prompt.PromptTemplate;
import io.slotwise.llm.prompt.TemplateCheck;
import io.slotwise.server.advice.verify.Aliases;
import io.slotwise.server.advice.verify.Fact;
import io.slotwise.server.advice.verify.Ground;
import io.slotwise.server.advice.verify.Verdict;
import io.slotwise.server.advice.verify.Verifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the product's checks say of a prompt on trial and of the answer to it: the validator of templates, the schema, and
 * the verifier. The facts and products that the verifier knows are those that stand in the variables, in the form in
 * which the product writes them: {@code f1|plan|what it is|12.50 EUR}, {@code p1|name|…}.
 */
final class TrialChecks {
    private static final Pattern FACT = Pattern.compile(
            "(?m)^(f\\d{1,4})\\|(\\w{1,8})\\|([^|\\n]{0,200})\\|\\s*([-−]?\\d{1,12}(?:\\.\\d{1,6})?)\\s*([^|\\n]{0,12})$");
    private static final Pattern PRODUCT = Pattern.compile("(?m)^p\\d{1,4}\\|([^|\\n]{1,120})\\|");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|\\n+");
    private static final int MOST_FINDINGS = 10;
    private static final int SHOWN_CHARS = 60;

    private final Shapes shapes = new Shapes();

    /** What is wrong with a prompt before it is sent. */
    static List<String> ofPrompt(
            @Nullable PromptTemplate template,
            Set<String> unbound,
            TierLimits limits,
            long tokens,
            ToLongFunction<String> length) {
        List<String> faults = new ArrayList<>();
        if (template != null) {
            faults.addAll(TemplateCheck.faults(template, limits.contextTokens(), length));
        }
        if (!unbound.isEmpty()) {
            faults.add("Without a value: %s.".formatted(String.join(", ", unbound)));
        }
        if (tokens > limits.contextTokens()) {
            faults.add("It has about %d tokens, more than the %d of its tier, and is not sent."
                    .formatted(tokens, limits.contextTokens()));
        }
        return List.copyOf(faults);
    }

    /** Where an answer has another form than was asked for. */
    List<String> form(Shape shape, String answer) {
        return shapes.faults(shape.schema(), answer);
    }

    /** Why an answer would not be shown, as a whole or in parts. */
    List<String> content(@Nullable Shape shape, String answer, Map<String, String> variables) {
        Verifier verifier = new Verifier(ground(variables));
        return shape == null ? ofProse(verifier, answer) : ofAnswer(verifier.verify(answer));
    }

    private static List<String> ofAnswer(Verdict verdict) {
        List<String> findings = new ArrayList<>(verdict.faults());
        if (verdict.faults().isEmpty() && verdict.dropped() > 0) {
            findings.add("%d of %d sentences would not be shown."
                    .formatted(
                            verdict.dropped(),
                            verdict.dropped() + verdict.said().size()));
        }
        return findings;
    }

    private static List<String> ofProse(Verifier verifier, String answer) {
        List<String> findings = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(answer.strip())) {
            String fault = sentence.isBlank() ? null : verifier.proseFault(sentence);
            if (fault != null && findings.size() < MOST_FINDINGS) {
                findings.add("“%s”: %s.".formatted(shortened(sentence), fault));
            }
        }
        return findings;
    }

    private static String shortened(String sentence) {
        return sentence.length() <= SHOWN_CHARS ? sentence : sentence.substring(0, SHOWN_CHARS) + "…";
    }

    /** No machine is in question, so proposals cannot be judged. */
    private static Ground ground(Map<String, String> variables) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        List<String> products = new ArrayList<>();
        for (String text : variables.values()) {
            FACT.matcher(text)
                    .results()
                    .map(found -> new Fact(
                            found.group(1),
                            found.group(2),
                            found.group(3),
                            Double.parseDouble(found.group(4).replace('−', '-')),
                            Fact.Kind.NUMBER,
                            found.group(5).strip(),
                            false))
                    .forEach(fact -> facts.put(fact.id(), fact));
            PRODUCT.matcher(text).results().map(found -> found.group(1)).forEach(products::add);
        }
        return new Ground(null, facts, Map.of(), Aliases.of(products), Set.of(), List.of());
    }
}
