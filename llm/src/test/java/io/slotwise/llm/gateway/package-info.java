/** Tests of the room. */
@NullMarked
package io.slotwise.llm.gateway;

import org.jspecify.annotations.NullMarked;
