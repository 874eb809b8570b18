/**
 * What commands are given: where things are, where results go, and the data folder, itself or through the server that holds
 * it.
 *
 * <p>Start with {@link io.slotwise.server.cli.given.Place}.
 */
@NullMarked
package io.slotwise.server.cli.given;

import org.jspecify.annotations.NullMarked;
