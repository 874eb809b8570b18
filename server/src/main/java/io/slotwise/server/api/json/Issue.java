package io.slotwise.server.api.json;

/**
 * One fault of an input.
 *
 * @param pointer RFC 6901 pointer to the faulty value; {@code ""} means the whole document
 * @param code what kind of fault, in snake_case, such as {@code wrong_type}
 * @param message a sentence for a person, which never repeats more than a few characters of the input
 */
public record Issue(String pointer, String code, String message) {}
