/**
 * Which column of a foreign CSV file means what: presets for known files, and mapping files of the operator.
 *
 * <p>May use {@code csv} and {@code selection}. Start with {@link io.slotwise.intake.mapping.Mapping}; the presets are
 * in {@link io.slotwise.intake.mapping.Presets}.
 */
@NullMarked
package io.slotwise.intake.mapping;

import org.jspecify.annotations.NullMarked;
