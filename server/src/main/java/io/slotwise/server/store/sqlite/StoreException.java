package io.slotwise.server.store.sqlite;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The store could not do what was asked, and nothing of it was kept. The message is fit for an operator. */
public final class StoreException extends RuntimeException {
    /** What was in the way. */
    public enum Kind {
        /** The disk, or the room given to the database, is full. Reading goes on. */
        FULL(false),
        /** Another program holds the file, or too many writes wait already. */
        BUSY(true),
        /** The file or folder may not be written. */
        READ_ONLY(false),
        /** The file is no database, not ours, or broken. */
        DAMAGED(false),
        /** Another process works in this data folder. */
        IN_USE(false),
        /** The disk or the database server does not answer. */
        UNAVAILABLE(true);

        private final boolean retriable;

        Kind(boolean retriable) {
            this.retriable = retriable;
        }
    }

    private static final int PRIMARY_CODE = 0xff;

    private final Kind kind;

    StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the same request may succeed a little later without anyone's doing. */
    public boolean retriable() {
        return kind.retriable;
    }

    /** The exception that a failure of the database means, or null if it is of another sort. */
    static @Nullable StoreException from(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreException known) {
                return known;
            }
            if (cause instanceof SQLiteException sqlite) {
                return from(sqlite);
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return from(sql, sql.getSQLState());
            }
        }
        return null;
    }

    private static @Nullable StoreException from(SQLiteException failure) {
        int code = failure.getResultCode().code & PRIMARY_CODE;
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return new StoreException(
                    Kind.FULL, "The disk is full, so nothing was saved.\nFree some space and try again.", failure);
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return new StoreException(
                    Kind.BUSY, "Another program holds the database, so nothing was saved.\nTry again.", failure);
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code || code == SQLiteErrorCode.SQLITE_PERM.code) {
            return new StoreException(Kind.READ_ONLY, "The database may not be written.", failure);
        }
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new StoreException(
                    Kind.DAMAGED, "The database is damaged.\nRestore it from the backups folder.", failure);
        }
        if (code == SQLiteErrorCode.SQLITE_IOERR.code || code == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return new StoreException(Kind.UNAVAILABLE, "The disk does not answer.", failure);
        }
        return null;
    }

    /** By the classes of SQLSTATE that PostgreSQL uses. */
    private static @Nullable StoreException from(SQLException failure, String state) {
        if (state.equals("53100")) {
            return new StoreException(Kind.FULL, "The disk of the database server is full.", failure);
        }
        if (state.equals("40001") || state.equals("40P01") || state.equals("55P03")) {
            return new StoreException(Kind.BUSY, "The database is busy, so nothing was saved.\nTry again.", failure);
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return new StoreException(Kind.UNAVAILABLE, "The database server does not answer.", failure);
        }
        return null;
    }
}
