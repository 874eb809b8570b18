package io.slotwise.server.store.claude;

import io.slotwise.llm.cost.Budget;
import io.slotwise.llm.cost.CallFacts;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.server.store.sqlite.Columns;
import io.slotwise.server.store.sqlite.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows of {@code api_usage} as they are written. */
final class UsageRows {
    /** How SQLite itself writes moments, so that its date functions and comparisons work on the column. */
    static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final double NANOS_PER_MILLI = 1e6;

    private UsageRows() {}

    static void insert(Tx tx, UsageRow row) {
        CallFacts call = row.call();
        tx.sql()
                .sql("""
                        INSERT INTO api_usage (usage_id, timestamp, feature, model, input_tokens, output_tokens,
                            cost_usd, latency_ms, cache_hit, device_id, happened_at, call_id, attempt, tier, template,
                            cache_read_tokens, cache_write_tokens, cost_nanos, certainty, first_token_ms, cache_level,
                            outcome, fallback_reason)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Columns.row(
                        call.id(),
                        timestamp(call.at()),
                        call.feature(),
                        call.model(),
                        row.usage().input(),
                        row.usage().output(),
                        Budget.dollars(row.costNanos()),
                        millis(row.latency()),
                        isHit(row) ? 1 : 0,
                        call.subject(),
                        call.at().toEpochMilli(),
                        call.callId(),
                        call.attempt(),
                        call.tier().word(),
                        call.template(),
                        row.usage().cacheRead(),
                        row.usage().cacheWrite() + row.usage().cacheWriteHour(),
                        row.costNanos(),
                        row.certainty().name().toLowerCase(Locale.ROOT),
                        millis(row.timeToFirst()),
                        row.level() == null ? "" : row.level().word(),
                        row.cause() == null ? "answered" : row.cause().word(),
                        row.cause() == null ? null : row.cause().fallbackReason()))
                .update();
    }

    static String timestamp(Instant moment) {
        return TIMESTAMP.format(moment);
    }

    private static boolean isHit(UsageRow row) {
        return switch (row.level()) {
            case null -> false;
            case MODEL -> false;
            case SHARED, MEMORY, TABLE -> true;
        };
    }

    private static @Nullable Double millis(@Nullable Duration duration) {
        return duration == null ? null : (Double) (duration.toNanos() / NANOS_PER_MILLI);
    }
}
