package io.slotwise.llm.call;

/**
 * The form in which an answer is wanted: a JSON schema of the kind the far side takes, that is closed objects with
 * every property required and no bounds on numbers or lengths; those are for the {@link Check}.
 *
 * @param version changes whenever the schema does
 * @param schema the JSON schema as text
 */
public record Shape(String version, String schema) {}
