/**
 * JSON at the edge: the strict reader of request bodies and the writer of answers.
 *
 * <p>Knows Jackson and the engine's nouns, no HTTP. A reader never stops at the first fault: it notes an
 * {@link io.slotwise.server.api.json.Issue} with its JSON pointer and goes on. Start with
 * {@link io.slotwise.server.api.json.Fields}.
 */
@NullMarked
package io.slotwise.server.api.json;

import org.jspecify.annotations.NullMarked;
