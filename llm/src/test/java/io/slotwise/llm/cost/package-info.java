/** Tests of the room. */
@NullMarked
package io.slotwise.llm.cost;

import org.jspecify.annotations.NullMarked;
