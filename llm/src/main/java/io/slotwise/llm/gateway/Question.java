package io.slotwise.llm.gateway;

import io.slotwise.llm.call.Answer;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Piece;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An ask on its way, what is demanded of its answer, and who listens. One thread's. */
record Question(Run run, Check check, @Nullable Consumer<Piece> listener) {
    Ask ask() {
        return run.plan().ask();
    }

    /** Whether words that are whole may be shown. */
    Verdict verdict(String text, Shapes shapes) {
        return Verdict.of(text, ask(), check, shapes);
    }

    /** Gives words that stand already, in one piece. */
    Outcome given(Answer answer) {
        tell(new Piece.Text(answer.text()));
        return new Outcome.Answered(answer, run.receipt());
    }

    void tell(Piece piece) {
        if (listener != null) {
            listener.accept(piece);
        }
    }
}
