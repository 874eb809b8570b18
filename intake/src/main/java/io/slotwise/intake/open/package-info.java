/**
 * The one door: tells what kind of input it was given and hands it to the room that reads it.
 *
 * <p>May use every room of the module. Start with {@link io.slotwise.intake.open.Intake}.
 */
@NullMarked
package io.slotwise.intake.open;

import org.jspecify.annotations.NullMarked;
