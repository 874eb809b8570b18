/** Tests of the room. */
@NullMarked
package io.slotwise.llm.token;

import org.jspecify.annotations.NullMarked;
