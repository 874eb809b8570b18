/** Tests of keys and sessions. */
@org.jspecify.annotations.NullMarked
package io.slotwise.server.advice.access;
