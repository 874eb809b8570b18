/**
 * The port to the far side: one request to a model as it goes out, the reply as it comes in, and its failures.
 *
 * <p>Knows only {@code call}. The one implementation over the network is {@code llm.claude}; a test or another vendor
 * implements {@link io.slotwise.llm.call.upstream.Claude}. No policy here: deadlines, retries, money and caching belong
 * to the rooms above. Start with {@code Claude}.
 */
@NullMarked
package io.slotwise.llm.call.upstream;

import org.jspecify.annotations.NullMarked;
