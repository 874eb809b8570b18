package io.slotwise.server.advice.explain.prompt;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.slotwise.llm.call.Part;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Template;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.cost.Budget;
import io.slotwise.llm.cost.Tiers;
import io.slotwise.llm.prompt.Composer;
import io.slotwise.llm.prompt.Content;
import io.slotwise.llm.prompt.PromptLibrary;
import io.slotwise.llm.prompt.PromptTemplate;
import io.slotwise.llm.prompt.Shortening;
import io.slotwise.llm.prompt.TemplateCheck;
import io.slotwise.llm.prompt.TemplateFault;
import io.slotwise.llm.prompt.Variants;
import io.slotwise.server.store.claude.Suggestions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prompts from the files in {@code prompts/}. Of several versions of a template a machine gets one by a stable hash, and
 * a version that does clearly worse than another is taken out of use.
 */
public final class PromptFiles {
    /** What of the limit is used, since the estimate may learn between sizing and sending. */
    private static final double FULL = 0.96;

    private static final int LEAST_OUTCOMES = 30;
    private static final Set<String> SECTIONS = Set.of("facts", "subjects", "products", "planogram");

    /** As the check in the build has it. */
    private static final double BYTES_PER_TOKEN = 2.8;

    private final PromptLibrary library;
    private final Composer composer;
    private final Map<Tier, Integer> contextTokens = new EnumMap<>(Tier.class);
    private final Sizer sizer;
    private volatile Map<Feature, Collection<String>> inUse;

    /**
     * Fills the templates of a library.
     *
     * @param secret what marks data with; random
     * @param contextTokens the longest prompt of each tier
     * @param sizer the same that says later whether a prompt is too long to be sent
     */
    public PromptFiles(PromptLibrary library, byte[] secret, ToIntFunction<Tier> contextTokens, Sizer sizer) {
        this.library = library;
        composer = new Composer(secret);
        this.sizer = sizer;
        for (Tier tier : Tier.values()) {
            this.contextTokens.put(tier, contextTokens.applyAsInt(tier));
        }
        inUse = all();
    }

    /** The templates that ship. */
    public static PromptLibrary shipped() {
        return PromptLibrary.load(PromptFiles.class.getClassLoader());
    }

    /**
     * The templates that ship and further versions of them from a folder, checked as the build checks those that ship.
     *
     * @throws io.slotwise.llm.prompt.TemplateFault if one cannot be used
     */
    public static PromptLibrary with(Path folder) {
        PromptLibrary shipped = shipped();
        PromptLibrary both = shipped.and(folder);
        for (PromptTemplate template : both.all()) {
            boolean further =
                    shipped.find(template.id().feature(), template.id().version()) == null;
            List<String> faults = further ? faults(template) : List.of();
            if (!faults.isEmpty()) {
                throw new TemplateFault(template.id().word(), faults);
            }
        }
        return both;
    }

    private static List<String> faults(PromptTemplate template) {
        int context = Tiers.defaults().of(template.tier()).contextTokens();
        List<String> faults = new ArrayList<>(TemplateCheck.faults(template, context, text ->
                (long) Math.ceil(text.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN)));
        template.sections().keySet().stream()
                .filter(section -> !SECTIONS.contains(section))
                .forEach(section -> faults.add("The section (%s) is not known.".formatted(section)));
        return faults;
    }

    /** About how many tokens a prompt has for the model of a tier. */
    @FunctionalInterface
    public interface Sizer {
        long tokens(Tier tier, Prompt prompt, @Nullable String schema);
    }

    /** A prompt ready to go out, and the template that it was made from. */
    public record Composed(Prompt prompt, Template template) {}

    public PromptLibrary library() {
        return library;
    }

    /** The prompt of a topic. */
    public Composed compose(Topic topic, Material material) {
        PromptTemplate template = template(topic);
        Map<String, Content> sections = new LinkedHashMap<>();
        template.sections().keySet().forEach(name -> sections.put(name, content(name, material)));
        Composer.Request request = Composer.Request.of(Map.of("venue", material.venue()), sections);
        if (topic.photo() != null) {
            request = request.with(List.of(
                    new Part.Image(topic.photo().mediaType(), topic.photo().bytes(), io.slotwise.llm.call.Keep.NO)));
        }
        Tier tier = topic.feature().tier();
        int longest = (int) (FULL * Objects.requireNonNull(contextTokens.get(tier)));
        String schema = Schemas.of(topic).schema();
        Composer.Composed composed =
                composer.compose(template, request, longest, prompt -> sizer.tokens(tier, prompt, schema));
        return new Composed(composed.prompt(), template.id());
    }

    /** Looks at how the versions do, and takes out of use what is clearly worse. */
    public void review(Suggestions suggestions) {
        onTrial().forEach(feature -> review(feature, suggestions));
    }

    /** The same for one feature; nothing is looked up where it has one version. */
    public synchronized void review(Feature feature, Suggestions suggestions) {
        Collection<String> versions = library.versions(feature.word());
        if (versions.size() > 1) {
            List<String> worse = Variants.demoted(records(feature, suggestions), LEAST_OUTCOMES);
            Map<Feature, Collection<String>> next = new EnumMap<>(inUse);
            next.put(
                    feature,
                    versions.stream()
                            .filter(version -> !worse.contains(version))
                            .toList());
            inUse = next;
        }
    }

    /**
     * How a version of a template does.
     *
     * @param inUse whether prompts are made from it; false once it did clearly worse than another
     * @param answers that Claude gave to it
     * @param refused of them by shape or verifier, the first tries that were mended included
     * @param judged suggestions that people accepted or rejected
     * @param accepted of those, or applied
     */
    public record Variant(
            String version,
            boolean inUse,
            long answers,
            long refused,
            long judged,
            long accepted,
            @JsonProperty("cost_usd") double costUsd,
            double meanLatencyMs) {}

    /** How the versions do, by feature, of features that have several. */
    public Map<String, List<Variant>> variants(Suggestions suggestions) {
        Map<String, List<Variant>> variants = new TreeMap<>();
        for (Feature feature : onTrial()) {
            Map<String, Variants.Tally> known = new HashMap<>();
            records(feature, suggestions).forEach(tally -> known.put(tally.version(), tally));
            variants.put(
                    feature.word(),
                    library.versions(feature.word()).stream()
                            .map(version -> variant(
                                    feature,
                                    known.getOrDefault(version, new Variants.Tally(version, 0, 0, 0, 0, 0, 0))))
                            .toList());
        }
        return variants;
    }

    private Variant variant(Feature feature, Variants.Tally tally) {
        return new Variant(
                tally.version(),
                inUse.getOrDefault(feature, List.of()).contains(tally.version()),
                tally.answers(),
                tally.refused(),
                tally.judged(),
                tally.accepted(),
                Budget.dollars(tally.costNanos()),
                tally.answers() == 0 ? 0 : (double) tally.latencyMillis() / tally.answers());
    }

    private List<Feature> onTrial() {
        return Stream.of(Feature.values())
                .filter(feature -> library.versions(feature.word()).size() > 1)
                .toList();
    }

    /** About how long a prompt is, with its schema where it has one. */
    long tokens(Tier tier, Prompt prompt, @Nullable String schema) {
        return sizer.tokens(tier, prompt, schema);
    }

    private Map<Feature, Collection<String>> all() {
        Map<Feature, Collection<String>> versions = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            versions.put(feature, library.versions(feature.word()));
        }
        return versions;
    }

    private PromptTemplate template(Topic topic) {
        String feature = topic.feature().word();
        String machine =
                topic.situation() == null ? "" : topic.situation().machine().id();
        String version = Variants.assign(feature, machine, inUse.getOrDefault(topic.feature(), List.of()));
        return Objects.requireNonNull(library.find(feature, version));
    }

    private static Content content(String section, Material material) {
        return switch (section) {
            case "facts" -> rows(material.facts(), "facts");
            case "subjects" -> rows(material.subjects(), "subjects");
            case "products" ->
                material.products().isEmpty()
                        ? new Content.Missing("none")
                        : new Content.Ranked(material.products(), material.productsByUse(), "products");
            case "planogram" -> planogram(material.planogram());
            default -> throw new IllegalArgumentException("The section (%s) is not known.".formatted(section));
        };
    }

    private static Content rows(List<String> rows, String unit) {
        return rows.isEmpty() ? new Content.Missing("none") : new Content.Rows(Shortening.TOP_ROWS, "", rows, "", unit);
    }

    private static Content planogram(List<String> xml) {
        return xml.size() < 2
                ? new Content.Missing("no machine is in question")
                : new Content.Rows(
                        Shortening.TOP_ROWS,
                        xml.getFirst() + "\n",
                        xml.subList(1, xml.size() - 1),
                        xml.getLast(),
                        "rows of slots");
    }

    private static List<Variants.Tally> records(Feature feature, Suggestions suggestions) {
        Map<String, Variants.Tally> records = new HashMap<>();
        for (Suggestions.Standing one : suggestions.standings(feature.word())) {
            String version = one.template().substring(one.template().indexOf('/') + 1);
            records.put(
                    version,
                    new Variants.Tally(
                            version,
                            one.calls(),
                            one.failures(),
                            one.judged(),
                            one.accepted(),
                            one.costNanos(),
                            Math.round(one.meanLatencyMs() * one.calls())));
        }
        return List.copyOf(records.values());
    }
}
