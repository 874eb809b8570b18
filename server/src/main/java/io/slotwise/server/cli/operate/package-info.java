/**
 * Commands for whoever runs a server: who may call, what Claude costs, a copy of all that is kept. They work beside a server
 * that runs.
 *
 * <p>May use every room but {@code cli} itself. Start with {@link io.slotwise.server.cli.operate.Usage}.
 */
@NullMarked
package io.slotwise.server.cli.operate;

import org.jspecify.annotations.NullMarked;
