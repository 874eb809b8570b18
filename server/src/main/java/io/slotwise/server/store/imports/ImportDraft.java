package io.slotwise.server.store.imports;

/**
 * An import before it has a number.
 *
 * @param demo whether it is demo data
 */
public record ImportDraft(String label, boolean demo, String optionsJson, String reportJson, String actor) {}
