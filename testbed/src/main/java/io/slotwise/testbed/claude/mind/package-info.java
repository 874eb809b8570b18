/**
 * What the simulated model says: it reads the facts, the planogram and the products in a prompt and fills the
 * schema that was asked for; on demand it answers wrongly or obeys orders hidden in the data.
 *
 * <p>Start with {@link io.slotwise.testbed.claude.mind.Mind}.
 */
@NullMarked
package io.slotwise.testbed.claude.mind;

import org.jspecify.annotations.NullMarked;
