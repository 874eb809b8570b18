/** Tests of the use cases. */
@NullMarked
package io.slotwise.server.advice;

import org.jspecify.annotations.NullMarked;
