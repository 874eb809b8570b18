/**
 * The one file of data: who may write it, when a write is on disk, what a commit makes stale, and how values stand in
 * its columns; beside it the folder that holds it and the uploads that wait there.
 *
 * <p>Of machines and products it knows only which ones a commit makes stale. Every write goes through one
 * {@link io.slotwise.server.store.sqlite.Writer} that commits many callers' writes at once and answers after the commit.
 * Start with
 * {@link io.slotwise.server.store.sqlite.Database}, then {@link io.slotwise.server.store.sqlite.Tx}.
 */
@NullMarked
package io.slotwise.server.store.sqlite;

import org.jspecify.annotations.NullMarked;
