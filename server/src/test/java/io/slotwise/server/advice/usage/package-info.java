/** Tests of what is told of Claude's cost and worth. */
@org.jspecify.annotations.NullMarked
package io.slotwise.server.advice.usage;
