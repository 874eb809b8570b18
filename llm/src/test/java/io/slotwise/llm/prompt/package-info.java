/** Tests of the room. */
@NullMarked
package io.slotwise.llm.prompt;

import org.jspecify.annotations.NullMarked;
