/**
 * Answers that may be given again: an exact cache in memory over a table that survives restarts.
 *
 * <p>Knows only {@code call}. A key is a hash of canonical bytes and the bytes are compared on every hit; an answer is
 * given only while every tag it depends on has the version it was built with. Equal asks in flight share one call.
 * The table and the versions are ports: {@link io.slotwise.llm.cache.AnswerTable},
 * {@link io.slotwise.llm.cache.TagVersions}.
 */
@NullMarked
package io.slotwise.llm.cache;

import org.jspecify.annotations.NullMarked;
