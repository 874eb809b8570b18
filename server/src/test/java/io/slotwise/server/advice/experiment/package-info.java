/** Tests of what came of plans that were carried out. */
@NullMarked
package io.slotwise.server.advice.experiment;

import org.jspecify.annotations.NullMarked;
