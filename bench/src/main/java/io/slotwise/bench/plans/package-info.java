/** How long plans take over HTTP: one that is watched, and many in the background. */
@org.jspecify.annotations.NullMarked
package io.slotwise.bench.plans;
