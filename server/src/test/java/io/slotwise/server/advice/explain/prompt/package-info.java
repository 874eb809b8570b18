/** Tests of what Claude is told and asked. */
@NullMarked
package io.slotwise.server.advice.explain.prompt;

import org.jspecify.annotations.NullMarked;
