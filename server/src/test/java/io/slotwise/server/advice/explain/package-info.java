/** Tests of Claude's part in answers. */
@NullMarked
package io.slotwise.server.advice.explain;

import org.jspecify.annotations.NullMarked;
