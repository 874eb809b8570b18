package io.slotwise.server.advice.explain;

import io.slotwise.engine.model.Change;
import io.slotwise.server.advice.verify.Rejection;
import io.slotwise.server.advice.verify.Suggestion;

/** What a streamed explanation tells while Claude writes; everything told has passed the verifier. */
public sealed interface Telling {
    /** A sentence. */
    record Text(String about, String text) implements Telling {}

    /** A proposal that passed. */
    record Move(Suggestion suggestion, Change change) implements Telling {}

    /** A proposal that did not. */
    record Rejected(Rejection rejection) implements Telling {}

    /** What was told so far no longer counts: the answer is written anew. */
    record Again() implements Telling {}

    /** Claude fell out; the engine goes on alone. */
    record Notice(String fallbackReason) implements Telling {}
}
