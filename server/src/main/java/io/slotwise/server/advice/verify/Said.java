package io.slotwise.server.advice.verify;

/**
 * A sentence of Claude's that passed, as it is shown.
 *
 * @param about {@code plan}, or what the subject is in words
 */
public record Said(String about, String text) {}
