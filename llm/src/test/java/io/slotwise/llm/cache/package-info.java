/** Tests of the room. */
@NullMarked
package io.slotwise.llm.cache;

import org.jspecify.annotations.NullMarked;
