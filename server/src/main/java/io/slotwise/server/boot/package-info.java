/**
 * Wiring and configuration: reads the settings, builds the objects of every room, starts the server.
 *
 * <p>The only room that knows all others. Each room has one {@code …Wiring} here. Start with
 * {@link io.slotwise.server.boot.Server}.
 */
@NullMarked
package io.slotwise.server.boot;

import org.jspecify.annotations.NullMarked;
