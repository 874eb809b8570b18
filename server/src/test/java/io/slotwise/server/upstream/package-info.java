/** The pipe to Claude with the vendor's client against the simulated Messages API over a real socket. */
@NullMarked
package io.slotwise.server.upstream;

import org.jspecify.annotations.NullMarked;
