/** Tests of the ledger and the other books about Claude. */
@NullMarked
package io.slotwise.server.store.claude;

import org.jspecify.annotations.NullMarked;
