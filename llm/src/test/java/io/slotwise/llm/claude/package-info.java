/** Tests of the room. */
@NullMarked
package io.slotwise.llm.claude;

import org.jspecify.annotations.NullMarked;
