/** Tests of the room. */
@NullMarked
package io.slotwise.llm.call;

import org.jspecify.annotations.NullMarked;
