/**
 * The demo fleet: twelve machines in a made-up town, whose half year of made-up sales ships inside the server.
 *
 * <p>Chosen so that a first look shows something: sold-out slots, slow movers, a best seller in the wrong place,
 * empty slots, a machine that is badly planned, one that breaks rules. {@link io.slotwise.testbed.demo.DemoFiles}
 * writes the shipped file. May use all rooms of the testbed and {@code intake}. Start with
 * {@link io.slotwise.testbed.demo.DemoFleet}.
 */
@NullMarked
package io.slotwise.testbed.demo;

import org.jspecify.annotations.NullMarked;
