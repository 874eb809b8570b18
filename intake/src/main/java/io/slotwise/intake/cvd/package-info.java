/**
 * An existing installation's SQLite database, read and never written.
 *
 * <p>May use {@code csv} (to judge rows), {@code draft}, {@code report} and the nouns above. Start with
 * {@link io.slotwise.intake.cvd.CvdDatabase}.
 */
@NullMarked
package io.slotwise.intake.cvd;

import org.jspecify.annotations.NullMarked;
