package io.slotwise.server.advice.record;

/**
 * That a request is to be carried out at most once.
 *
 * @param key the caller's key, with the route that it was used for
 * @param hash of everything that must be the same in a retry
 */
public record Once(String key, String hash) {}
