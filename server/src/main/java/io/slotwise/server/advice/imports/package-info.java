/**
 * Data that comes in as files: looked through first, applied as a whole, or answered for without being kept.
 *
 * <p>May use {@code engine}, {@code intake} and {@code store}. Start with
 * {@link io.slotwise.server.advice.imports.ImportData}.
 */
@NullMarked
package io.slotwise.server.advice.imports;

import org.jspecify.annotations.NullMarked;
