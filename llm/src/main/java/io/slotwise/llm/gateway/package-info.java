/**
 * The one way to Claude: cache, budget, resilience, the far side, shape and check, settlement, record.
 *
 * <p>May use all rooms of the module. {@code Gateway.ask} and its streaming twin are all that a caller needs.
 */
@NullMarked
package io.slotwise.llm.gateway;

import org.jspecify.annotations.NullMarked;
