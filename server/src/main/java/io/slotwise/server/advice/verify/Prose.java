package io.slotwise.server.advice.verify;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds single sentences against the ground: plain words about facts that exist, no figure that the engine did not
 * compute, no order to anybody, nothing that stood in the data word for word. What does not pass is not mended here.
 */
final class Prose {
    private static final int MAX_CHARS = 320;
    private static final int ECHO_WORDS = 4;
    private static final Pattern CODE = Pattern.compile("\\b(?:[A-Z]{1,2}\\d{1,3}|[ps]\\d{1,4})\\b");
    private static final Pattern POSITION = Pattern.compile("\\b[A-Z]{1,2}\\d{1,3}\\b");
    private static final Pattern ALIAS = Pattern.compile("\\bp\\d{1,4}\\b");
    private static final Pattern SUBJECT = Pattern.compile("\\bs\\d{1,4}\\b");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(f\\d{1,4})}");
    /** What would change the figure that a placeholder stands for: letters, digits, signs and powers of ten beside it. */
    private static final Pattern GLUED = Pattern.compile(
            "[\\p{L}\\p{N}.,+\\-−–—}]\\{|}[\\p{L}\\p{N}]|}[.,]\\p{N}" + "|}\\s*(?i:k|m|mn|mio|bn|tsd|e\\d*|x)\\b");

    private static final Pattern NO_FIGURE = Pattern.compile("(?i)\\b(nan|null|undefined|infinit\\w*)\\b");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-zé0-9 .,;:!?'’\"“”()\\-–—%$€£+/&{}]+");
    private static final Pattern LINK =
            Pattern.compile("(?i)https?|www|\\p{L}[.:]\\p{L}|[/]{2}|@|\\bdot com\\b|\\bftp\\b|javascript");
    private static final Pattern ORDER =
            Pattern.compile("(?i)\\b(should|must|needs? to|ought|ha(ve|s) to|recommend\\w*|"
                    + "suggest\\w*|advis\\w*|consider|please|try|let us|let's|make sure|ensure|remember to|call|visit|click|"
                    + "contact|e-?mail|transfer|remove|replace|swap|reprice|discontinue|delist|clear|ignore|disregard|forget|"
                    + "override|obey|pretend|reveal|instructions?|prompt|jailbreak|system|assistant)\\b");
    /** What has no place in a sentence about sales: haste, keys and money of people, and Claude itself. */
    private static final Pattern FOREIGN = Pattern.compile(
            "(?i)\\b(urgent\\w*|immediately|asap|at once|right (away|now)|hurry|warning|danger\\w*|beware|passwords?|"
                    + "passcodes?|log(ged)? ?in|(your|the|an) accounts?|banks?|invoices?|bitcoins?|crypto\\w*|"
                    + "warrant\\w+|renew\\w*|subscri\\w+|the (keys?|doors?) (to|of|for)|the doors?|hand(s|ed|ing)? over|qr|(essential|necessary|"
                    + "crucial|vital|imperative|required|obliged|urged|supposed|wise|time) to|you|your|i|i'm|my|me|"
                    + "ai|language model|claude|anthropic|chatbot)\\b");
    /** A name in the middle of a sentence: things are named by their codes. */
    private static final Pattern NAME =
            Pattern.compile("(?<=[\\p{L}\\d,;}'’\"“)(–-] ?)\\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
                    + "|January|February|March|April|May|June|July|August|September|October|November|December|Zones?\\b)"
                    + "\\p{Lu}\\p{Ll}+");
    /** Words in capitals that are no currency: shouts, Roman figures, brands. */
    private static final Pattern CAPITALS = Pattern.compile("\\b\\p{Lu}{2,}\\b");

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern COMMAND = Pattern.compile(
            "(?i)(?:^|[,;:.!?–—]\\s*|\\b(?:and|then|so|now|just|quickly|simply|kindly)\\s+)"
                    + "(move|put|place|add|drop|stock|restock|raise|lower|increase|decrease|reduce|set|double|fill|cut|change|"
                    + "switch|exchange|give|take|use|keep|apply|stop|start|go|do|don't|never|always|say|tell|write|output|"
                    + "print|show|buy|sell|send|pay|order|charge|act|open|close|shut|lock|unlock|unplug|plug|turn|press|enter|"
                    + "scan|see|sign|wire|reset|reboot|restart|delete|install|download|confirm|approve|submit|"
                    + "verify|update|inform|notify|warn|kindly|read|look|ask|join|register|forward|withdraw|discard)\\b");
    /** Orders of words that are as often no order after "and". */
    private static final Pattern COMMAND_FIRST =
            Pattern.compile("(?i)(?:^|[,;:.!?–—]\\s*|\\b(?:then|so|now|just|quickly|simply|kindly)\\s+)"
                    + "(empty|run|share|follow)\\b");

    private static final Pattern UP = Pattern.compile(
            "(?i)\\b(gain\\w*|rise\\w*|more|increas\\w*|grow\\w*|better|" + "improv\\w*|profit\\w*|higher|up)\\b");
    private static final Pattern DOWN = Pattern.compile("(?i)\\b(loss\\w*|lose\\w*|losing|fall\\w*|drop\\w*|"
            + "decreas\\w*|less|worse|declin\\w*|lower|down|costs)\\b");

    private final Ground ground;
    private final Set<String> echoes = new HashSet<>();

    Prose(Ground ground) {
        this.ground = ground;
        for (String text : ground.foreign()) {
            echoes.addAll(runs(text));
        }
    }

    /** Why a sentence cannot be shown; null if it can. */
    @Nullable
    String fault(Draft.Line line) {
        List<Fact> cited = cited(line);
        String fault = wordsFault(line.text());
        if (fault != null) {
            return fault;
        }
        if (!Figures.allAmong(bare(line.text()), cited)) {
            return "it holds a figure that is none of the facts it names";
        }
        return contradicts(line.text(), cited) ? "its words say the opposite of its figure" : null;
    }

    /** What is wrong with the words of a text that is to hold no figure of its own; null if nothing. */
    @Nullable
    String wordsFault(String text) {
        if (text.isBlank() || text.length() > MAX_CHARS || !PLAIN.matcher(text).matches()) {
            return "it is empty, too long or not plain text";
        }
        if (LINK.matcher(text).find()) {
            return "it holds a link";
        }
        if (!codesExist(text)) {
            return "it names a slot, product or fact that does not exist";
        }
        if (GLUED.matcher(text).find()
                || NO_FIGURE.matcher(PLACEHOLDER.matcher(text).replaceAll(" ")).find()) {
            return "it changes a figure by what stands beside it";
        }
        if (Figures.spelledOut(bare(text))) {
            return "it spells a figure out";
        }
        if (FOREIGN.matcher(text).find()) {
            return "it speaks of something else than sales";
        }
        if (NAME.matcher(bare(text)).find() || shoutsNoCurrency(text)) {
            return "it names something that has no code";
        }
        if (ORDER.matcher(text).find()
                || COMMAND.matcher(text).find()
                || COMMAND_FIRST.matcher(text).find()) {
            return "it gives an order; changes belong into proposals";
        }
        return runs(text).stream().anyMatch(echoes::contains) ? "it repeats text of the data" : null;
    }

    /** As {@link #wordsFault}, for a text that may hold no figure at all. */
    @Nullable
    String figureless(String text) {
        return bare(text).chars().anyMatch(Character::isDigit)
                        || PLACEHOLDER.matcher(text).find()
                ? "it holds a figure"
                : wordsFault(text);
    }

    /** A sentence that passed, as it is shown: facts in today's figures, products by name. */
    String shown(String text) {
        String figures = PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(fact(found).shown()));
        String products = ALIAS.matcher(figures).replaceAll(found -> Matcher.quoteReplacement(name(found.group())));
        return SUBJECT.matcher(products)
                .replaceAll(found -> Matcher.quoteReplacement(ground.subjects().getOrDefault(found.group(), "")));
    }

    private Fact fact(MatchResult found) {
        Fact fact = ground.facts().get(found.group(1));
        if (fact == null) {
            throw new IllegalStateException("The fact (%s) was not checked.".formatted(found.group(1)));
        }
        return fact;
    }

    private String name(String alias) {
        String id = ground.aliases().product(alias);
        Product product = id == null || ground.situation() == null
                ? null
                : ground.situation().catalogue().find(id);
        return product != null ? product.name() : id == null ? alias : id;
    }

    /** The facts that a sentence names and that exist. */
    private List<Fact> cited(Draft.Line line) {
        Stream<String> inText = PLACEHOLDER.matcher(line.text()).results().map(found -> found.group(1));
        return Stream.concat(line.facts().stream(), inText)
                .map(ground.facts()::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private boolean codesExist(String text) {
        boolean facts = PLACEHOLDER
                .matcher(text)
                .results()
                .allMatch(found -> ground.facts().containsKey(found.group(1)));
        boolean products =
                ALIAS.matcher(text).results().allMatch(found -> ground.aliases().product(found.group()) != null);
        boolean subjects = SUBJECT.matcher(text)
                .results()
                .allMatch(found -> ground.subjects().containsKey(found.group()));
        String rest = PLACEHOLDER.matcher(text).replaceAll("");
        return facts
                && products
                && subjects
                && rest.indexOf('{') < 0
                && rest.indexOf('}') < 0
                && POSITION.matcher(text).results().allMatch(found -> onGrid(found.group()));
    }

    private boolean onGrid(String code) {
        if (ground.situation() == null) {
            return false;
        }
        Planogram planogram = ground.situation().planogram();
        try {
            Position position = Position.parse(code);
            return planogram.slots().stream().anyMatch(slot -> slot.position().equals(position));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean shoutsNoCurrency(String text) {
        return CAPITALS.matcher(bare(text)).results().anyMatch(found -> !CURRENCIES.contains(found.group()));
    }

    /** With one signed figure and words of one direction, both must agree. */
    private static boolean contradicts(String text, List<Fact> cited) {
        List<Fact> signed = cited.stream()
                .filter(fact -> fact.signed() && fact.value() != 0)
                .toList();
        boolean up = UP.matcher(text).find();
        boolean down = DOWN.matcher(text).find();
        if (signed.isEmpty() || up == down) {
            return false;
        }
        return signed.stream().allMatch(fact -> up != fact.value() > 0);
    }

    /** Without codes and placeholders, so that only figures are left. */
    private static String bare(String text) {
        return CODE.matcher(PLACEHOLDER.matcher(text).replaceAll(" ")).replaceAll(" ");
    }

    private static List<String> runs(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
        List<String> runs = new ArrayList<>();
        for (int i = 0; i + ECHO_WORDS <= words.length; i++) {
            runs.add(String.join(" ", List.of(words).subList(i, i + ECHO_WORDS)));
        }
        return runs;
    }
}
