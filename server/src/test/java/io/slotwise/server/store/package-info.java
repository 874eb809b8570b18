/** Tests of the store on real files. */
@NullMarked
package io.slotwise.server.store;

import org.jspecify.annotations.NullMarked;
