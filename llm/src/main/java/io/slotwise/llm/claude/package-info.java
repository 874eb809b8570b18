/**
 * The vendor's client behind our port: the only room that knows it.
 *
 * <p>Knows only {@code call}. The client is large and is loaded on a background thread, and only when there is a key.
 * Its own retries are off. A far side on this machine is taken as simulated, and every answer says so.
 */
@NullMarked
package io.slotwise.llm.claude;

import org.jspecify.annotations.NullMarked;
