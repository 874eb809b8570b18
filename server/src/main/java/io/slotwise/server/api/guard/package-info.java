/**
 * What every request passes before a route sees it: who may call, how much, how fast, how many at once.
 *
 * <p>Loopback only for now. Start with {@link io.slotwise.server.api.guard.Gate}, then
 * {@link io.slotwise.server.api.guard.BodyReader}.
 */
@NullMarked
package io.slotwise.server.api.guard;

import org.jspecify.annotations.NullMarked;
