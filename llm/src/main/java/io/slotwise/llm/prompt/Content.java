package io.slotwise.llm.prompt;

import java.util.List;

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
     * Rows between a head and a foot; each level keeps half of the rows of the one before, from the top or from the end.
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
            return 1 + Integer.SIZE - Integer.numberOfLeadingZeros(rows.size());
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
            return rows.size() >> level;
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
