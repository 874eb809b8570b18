/**
 * A dataset while it is being put together from rows that come in any order and with any gaps.
 *
 * <p>Shared by everything that reads planograms: what is spoken of but never described is made up and said so.
 * May use {@code csv}, {@code report} and the nouns above. Start with {@link io.slotwise.intake.draft.Draft}.
 */
@NullMarked
package io.slotwise.intake.draft;

import org.jspecify.annotations.NullMarked;
