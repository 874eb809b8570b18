package io.slotwise.llm.cost;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Where holds, spending and usage rows are kept. Every method is one transaction, durable when it returns, safe for
 * many callers and, over a shared database, for many processes. What cannot be read or written now is told by
 * {@link LedgerFailure}.
 */
public interface LedgerStore {
    /**
     * Keeps the hold if in every scope spent + held + hold ≤ limit; otherwise changes nothing.
     *
     * @param limits by scope in nano-dollars; a scope that is missing has no limit
     * @throws IllegalStateException if the hold's id was used before
     */
    Booking reserve(Hold hold, Map<String, Long> limits);

    /**
     * Ends the hold: takes it from held, adds the row's cost to spent on the hold's day, and writes the row.
     *
     * @return false if the hold had ended before; nothing is changed then
     */
    boolean settle(Hold hold, UsageRow row);

    /** Writes a row that has no hold and costs nothing: a hit, a refusal, an ask that was shed. */
    void note(UsageRow row);

    /** Moves the leases of open holds on. */
    void renew(Collection<String> holdIds, Instant until);

    /** Open holds whose lease ended before the instant, the oldest first. */
    List<Hold> expired(Instant before, int most);

    /** What stands against each scope on a day; scopes with nothing may be missing. */
    Map<String, Spend> spending(LocalDate day);
}
