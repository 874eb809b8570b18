/**
 * The routes: each reads its request strictly, asks one use case, and writes its answer. No arithmetic here.
 *
 * <p>One controller per family of routes. A route that takes JSON asks for
 * {@link io.slotwise.server.api.json.Fields}; it refuses by throwing
 * {@link io.slotwise.server.api.problem.Refusal}.
 */
@NullMarked
package io.slotwise.server.api;

import org.jspecify.annotations.NullMarked;
