/** Tests of who may call. */
@org.jspecify.annotations.NullMarked
package io.slotwise.server.api.access;
