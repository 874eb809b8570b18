/**
 * Where input comes from: a file, or a stream that is put into a temporary file first; inflated if need be, and bounded.
 *
 * <p>May use {@code csv} (for its error). Start with {@link io.slotwise.intake.source.Source}.
 */
@NullMarked
package io.slotwise.intake.source;

import org.jspecify.annotations.NullMarked;
