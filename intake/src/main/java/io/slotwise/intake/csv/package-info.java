/**
 * CSV as it comes from the world: any of the usual encodings and separators in, one plain dialect out.
 *
 * <p>Streams: a row is read, judged cell by cell and forgotten. May use {@code report}. Start with
 * {@link io.slotwise.intake.csv.CsvTable} to read and {@link io.slotwise.intake.csv.CsvOut} to write.
 */
@NullMarked
package io.slotwise.intake.csv;

import org.jspecify.annotations.NullMarked;
