/**
 * Imports on their way into the store, and out of it again: their facts count all at once, with what they brought along.
 *
 * <p>May use {@code store.fleet}, {@code store.fact} and {@code store.sqlite}. Start with
 * {@link io.slotwise.server.store.imports.Imports}.
 */
@NullMarked
package io.slotwise.server.store.imports;

import org.jspecify.annotations.NullMarked;
