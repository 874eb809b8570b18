/** A program that uses the pipeline on its own. */
@NullMarked
package io.slotwise.llm.example;

import org.jspecify.annotations.NullMarked;
