/** The walls of the pipeline. */
@NullMarked
package io.slotwise.llm;

import org.jspecify.annotations.NullMarked;
