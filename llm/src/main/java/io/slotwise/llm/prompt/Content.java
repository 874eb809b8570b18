package io.slotwise.llm.prompt;

import java.util.List;
import java.util.Set;

/**
 * What stands in a section of a prompt, in full and in ever shorter versions. Level 0 is the full one. The texts come from
 * a writer that has cleaned and escaped everything that users, files and catalogues said.
 */
public sealed interface Content {
    /** How it gets shorter. */
    Shortening rule();

    /** The number of versions, at least 1. */
    int levels();

    /** The text of a level. */
    String text(int level);

    /** What a level leaves out, in a few words; empty at level 0. */
    String leftOut(int level);

    /** Always the same text. */
    record Whole(String text) implements Content {
        @Override
        public Shortening rule() {
            return Shortening.NEVER;
        }

        @Override
        public int levels() {
            return 1;
        }

        @Override
        public String text(int level) {
            return text;
        }

        @Override
        public String leftOut(int level) {
            return "";
        }
    }

    /**
     * There is none: said in the prompt, so that nobody guesses it.
     *
     * @param why in a few words, such as {@code no sales yet}
     */
    record Missing(String why) implements Content {
        @Override
        public Shortening rule() {
            return Shortening.NEVER;
        }

        @Override
        public int levels() {
            return 1;
        }

        @Override
        public String text(int level) {
            return "(not available: %s)".formatted(why);
        }

        @Override
        public String leftOut(int level) {
            return "";
        }
    }

    /**
     * Rows between a head and a foot; each level keeps four fifths of the rows of the one before, from the top or from the
     * end, so that no more goes than must.
     *
     * @param rule {@link Shortening#TOP_ROWS} or {@link Shortening#FEWER_DAYS}
     * @param unit what a row is, such as {@code products}
     */
    record Rows(Shortening rule, String head, List<String> rows, String foot, String unit) implements Content {
        public Rows {
            rows = List.copyOf(rows);
            if (rule != Shortening.TOP_ROWS && rule != Shortening.FEWER_DAYS) {
                throw new IllegalArgumentException("Rows cannot be shortened by the rule %s.".formatted(rule.word()));
            }
        }

        @Override
        public int levels() {
            return Fewer.levels(rows.size());
        }

        @Override
        public String text(int level) {
            int kept = kept(level);
            List<String> shown =
                    rule == Shortening.TOP_ROWS ? rows.subList(0, kept) : rows.subList(rows.size() - kept, rows.size());
            StringBuilder text = new StringBuilder(head);
            shown.forEach(row -> text.append(row).append('\n'));
            return text.append(foot).toString();
        }

        @Override
        public String leftOut(int level) {
            int gone = rows.size() - kept(level);
            String which = rule == Shortening.TOP_ROWS ? "last" : "oldest";
            return gone == 0 ? "" : "the %s %d of %d %s".formatted(which, gone, rows.size(), unit);
        }

        private int kept(int level) {
            return Fewer.rows(rows.size(), level);
        }
    }

    /**
     * Rows of which the most important are kept longest, always in the same order: in full the text does not tell what was
     * important, and is the same for all who share the rows.
     *
     * @param rows in the order in which they stand, all different
     * @param ranked the same, the most important first
     * @param unit what a row is, such as {@code products}
     */
    record Ranked(List<String> rows, List<String> ranked, String unit) implements Content {
        public Ranked {
            rows = List.copyOf(rows);
            ranked = List.copyOf(ranked);
            if (rows.size() != ranked.size()) {
                throw new IllegalArgumentException(
                        "%d rows cannot be ranked by %d.".formatted(rows.size(), ranked.size()));
            }
        }

        @Override
        public Shortening rule() {
            return Shortening.TOP_ROWS;
        }

        @Override
        public int levels() {
            return Fewer.levels(rows.size());
        }

        @Override
        public String text(int level) {
            Set<String> kept = Set.copyOf(ranked.subList(0, Fewer.rows(rows.size(), level)));
            StringBuilder text = new StringBuilder();
            rows.stream().filter(kept::contains).forEach(row -> text.append(row).append('\n'));
            return text.toString();
        }

        @Override
        public String leftOut(int level) {
            int gone = rows.size() - Fewer.rows(rows.size(), level);
            return gone == 0 ? "" : "%d of %d %s".formatted(gone, rows.size(), unit);
        }
    }

    /**
     * Texts from fine to coarse.
     *
     * @param forms the first says most
     * @param lost what each form after the first leaves out
     */
    record Forms(List<String> forms, List<String> lost) implements Content {
        public Forms {
            forms = List.copyOf(forms);
            lost = List.copyOf(lost);
            if (forms.isEmpty() || lost.size() != forms.size() - 1) {
                throw new IllegalArgumentException("%d forms need %d words for what they leave out, not %d."
                        .formatted(forms.size(), forms.size() - 1, lost.size()));
            }
        }

        @Override
        public Shortening rule() {
            return Shortening.AGGREGATE;
        }

        @Override
        public int levels() {
            return forms.size();
        }

        @Override
        public String text(int level) {
            return forms.get(level);
        }

        @Override
        public String leftOut(int level) {
            return level == 0 ? "" : lost.get(level - 1);
        }
    }
}
