package io.slotwise.engine.rules;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Venue;

/** What rules need to know beside a planogram: the products, the place, and how often a driver comes. */
public record RuleContext(Catalogue catalogue, Venue venue, Machine.Service service) {}
