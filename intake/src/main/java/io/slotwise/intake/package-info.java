/**
 * Files in, records out: dataset folders, CSV with mappings, DEX audits, an existing operator database.
 *
 * <p>Reads streams and returns records of the engine together with a report that accounts for every row.
 * Knows no store and no HTTP. Start with {@link io.slotwise.intake.Dataset}.
 */
@NullMarked
package io.slotwise.intake;

import org.jspecify.annotations.NullMarked;
