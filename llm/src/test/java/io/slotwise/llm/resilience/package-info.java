/** Tests of the room. */
@NullMarked
package io.slotwise.llm.resilience;

import org.jspecify.annotations.NullMarked;
