package io.slotwise.testbed.claude.meter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a prompt as it is counted.
 *
 * @param keep how long the prompt up to here is to be kept, where a breakpoint stands; else null
 */
public record Block(String text, @Nullable Duration keep) {}
