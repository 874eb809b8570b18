package io.slotwise.llm.call;

/** What a streamed ask tells while it runs, in order. The outcome is what the call returns. */
public sealed interface Piece {
    /** A piece of the answer's text; nothing of it is checked yet. */
    record Text(String text) implements Piece {}

    /** What was told so far is void: the answer is being written anew. */
    record Anew(String why) implements Piece {}
}
