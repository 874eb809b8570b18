/**
 * The web application as the browser gets it: the shell, the import map, and the modules and styles under
 * {@code web} and in the Lit jars, read once and served from memory. What the application does is in the modules
 * themselves; here is no logic of it.
 *
 * <p>May use {@code api.guard} and {@code api.problem}. Start at {@link io.slotwise.server.ui.UiRoutes}.
 */
@NullMarked
package io.slotwise.server.ui;

import org.jspecify.annotations.NullMarked;
