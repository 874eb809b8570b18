/**
 * Who calls over HTTP, what each route needs, and the routes that give and take access.
 *
 * <p>May use {@code advice.access}, {@code api.json} and {@code api.problem}. Start with
 * {@link io.slotwise.server.api.access.Needs}, the table of all routes, then
 * {@link io.slotwise.server.api.access.Doorkeeper}.
 */
@NullMarked
package io.slotwise.server.api.access;

import org.jspecify.annotations.NullMarked;
