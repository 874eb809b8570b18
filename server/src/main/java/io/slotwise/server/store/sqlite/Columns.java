package io.slotwise.server.store.sqlite;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** How single values stand in columns, and how they are read back. */
public final class Columns {
    /** The first column of a row that is always there. */
    public static final RowMapper<String> TEXT = (row, line) -> row.getString(1);

    private Columns() {}

    /** The values of a row, some of which may be absent. */
    public static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    public static @Nullable Integer optionalInt(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    public static @Nullable Double optionalDouble(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    public static @Nullable Money optionalMoney(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : new Money(value);
    }

    public static @Nullable Long written(@Nullable Money money) {
        return money == null ? null : money.tenThousandths();
    }

    public static @Nullable Position optionalPosition(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : Position.parse(text);
    }

    public static LocalDate day(ResultSet row) throws SQLException {
        return LocalDate.ofEpochDay(row.getLong("epoch_day"));
    }

    public static @Nullable LocalTime optionalTime(ResultSet row) throws SQLException {
        String text = row.getString("time_of_day");
        return text == null ? null : LocalTime.parse(text);
    }

    /** The text of a value, or null for none. */
    public static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    public static String choice(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    public static <E extends Enum<E>> E choice(ResultSet row, String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, row.getString(column).toUpperCase(Locale.ROOT));
    }
}
