/**
 * The command line: one class per command, results on standard output, everything else on standard error.
 *
 * <p>May use every room. Start with {@link io.slotwise.server.cli.Slotwise}.
 */
@NullMarked
package io.slotwise.server.cli;

import org.jspecify.annotations.NullMarked;
