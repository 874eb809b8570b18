/**
 * The only way from Claude's words to a user: what it wrote is parsed, its ids must exist, its figures must be the
 * engine's, its proposals must keep the rules and be worth something by the value model.
 *
 * <p>Knows nothing of prompts, money or the network. May use {@code engine} and {@code advice}. Start with
 * {@link io.slotwise.server.advice.verify.Verifier}.
 */
@NullMarked
package io.slotwise.server.advice.verify;

import org.jspecify.annotations.NullMarked;
