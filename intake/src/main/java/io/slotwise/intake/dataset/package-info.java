/**
 * The dataset folder: one CSV file for each kind of fact, read and written so that nothing is lost on the way.
 *
 * <p>May use {@code csv}, {@code report} and the nouns above. Start with
 * {@link io.slotwise.intake.dataset.DatasetFolder}; every file of the folder has its own class.
 */
@NullMarked
package io.slotwise.intake.dataset;

import org.jspecify.annotations.NullMarked;
