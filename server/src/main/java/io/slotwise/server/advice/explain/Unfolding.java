package io.slotwise.server.advice.explain;

import io.slotwise.server.advice.verify.Said;
import io.slotwise.server.advice.verify.Verdict;
import io.slotwise.server.advice.verify.Verifier;
import java.util.function.Consumer;

/**
 * Turns an answer that is being written into tellings: each time another object of its lists is whole, the answer so far
 * is closed off and verified, and what is new of it is told. Used by one thread.
 */
final class Unfolding {
    private static final int MOST_CHARS = 65_536;

    private final Verifier verifier;
    private final Consumer<Telling> listener;
    private final StringBuilder written = new StringBuilder();
    private int scanned;
    private int depth;
    private boolean inText;
    private boolean escaped;
    private final StringBuilder open = new StringBuilder();
    private int said;
    private int moved;
    private int rejected;

    Unfolding(Verifier verifier, Consumer<Telling> listener) {
        this.verifier = verifier;
        this.listener = listener;
    }

    void add(String text) {
        if (written.length() + text.length() > MOST_CHARS) {
            return;
        }
        written.append(text);
        while (scanned < written.length()) {
            if (step(written.charAt(scanned++))) {
                tell(verifier.verify(closed()));
            }
        }
    }

    void again() {
        written.setLength(0);
        open.setLength(0);
        scanned = 0;
        depth = 0;
        inText = false;
        escaped = false;
        if (said + moved + rejected > 0) {
            listener.accept(new Telling.Again());
        }
        said = 0;
        moved = 0;
        rejected = 0;
    }

    /** What the whole answer has beyond what was told, or why there is none. */
    void end(Explained explained) {
        if (explained.verdict() != null) {
            tell(explained.verdict());
        } else if (explained.fallback() != null) {
            listener.accept(new Telling.Notice(explained.fallback().reason()));
        }
    }

    /** Whether an object inside a list of the answer has just ended. */
    private boolean step(char c) {
        if (inText) {
            inText = escaped || c != '"';
            escaped = !escaped && c == '\\';
            return false;
        }
        switch (c) {
            case '"' -> inText = true;
            case '{', '[' -> {
                depth++;
                open.append(c == '{' ? '}' : ']');
            }
            case '}', ']' -> {
                depth--;
                if (!open.isEmpty()) {
                    open.setLength(open.length() - 1);
                }
                return c == '}' && depth == 2;
            }
            default -> {
                // nothing that opens or closes
            }
        }
        return false;
    }

    private String closed() {
        return written.substring(0, scanned) + new StringBuilder(open).reverse();
    }

    private void tell(Verdict verdict) {
        for (; said < verdict.said().size(); said++) {
            Said one = verdict.said().get(said);
            listener.accept(new Telling.Text(one.about(), one.text()));
        }
        for (; moved < verdict.suggestions().size(); moved++) {
            listener.accept(new Telling.Move(
                    verdict.suggestions().get(moved), verdict.changes().get(moved)));
        }
        for (; rejected < verdict.rejections().size(); rejected++) {
            listener.accept(new Telling.Rejected(verdict.rejections().get(rejected)));
        }
    }
}
