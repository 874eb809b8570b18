/**
 * Errors as the outside sees them: RFC 9457 problem documents with a trace id and JSON pointers.
 *
 * <p>Nothing here repeats a stack trace, a class name, SQL, a path or more than a few characters of an input.
 * A route refuses by throwing a {@link io.slotwise.server.api.problem.Refusal}; start there.
 */
@NullMarked
package io.slotwise.server.api.problem;

import org.jspecify.annotations.NullMarked;
