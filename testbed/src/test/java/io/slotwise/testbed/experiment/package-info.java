/** What is said of plans that were carried out, on fleets where the truth is known. */
@org.jspecify.annotations.NullMarked
package io.slotwise.testbed.experiment;
