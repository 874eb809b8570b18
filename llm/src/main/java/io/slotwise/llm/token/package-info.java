/**
 * How many tokens a prompt has: an upper bound that is never exceeded, for holds; an estimate that learns from the usage
 * that comes back, for everything else.
 *
 * <p>Knows only {@code call}. No tokenizer is public, so both work from the text.
 */
@NullMarked
package io.slotwise.llm.token;

import org.jspecify.annotations.NullMarked;
