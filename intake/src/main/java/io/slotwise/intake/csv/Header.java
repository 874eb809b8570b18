package io.slotwise.intake.csv;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns of a table by name. Names are compared without regard to case, and blanks, hyphens and underscores are the
 * same, so {@code Device ID} is found as {@code device_id}. Rows need not come from CSV.
 */
public final class Header {
    private final List<String> names;
    private final CsvDialect dialect;
    private final boolean guarded;
    private final MomentText moments;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Map<String, String> constants = new HashMap<>();

    private Header(List<String> names, CsvDialect dialect, boolean guarded) {
        this.names = List.copyOf(names);
        this.dialect = dialect;
        this.guarded = guarded;
        this.moments = new MomentText(dialect.dateOrder());
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty() && indexes.putIfAbsent(key(names.get(i)), i) != null) {
                throw new IllegalArgumentException(
                        "The column (%s) is given twice.".formatted(Texts.shown(names.get(i))));
            }
        }
    }

    /** Columns of something that is no CSV file, such as a table of a database. */
    public static Header of(List<String> names) {
        return new Header(names, CsvDialect.DETECT, false);
    }

    /** Columns of a CSV file, whose cells may be guarded against formulas. */
    static Header ofCsv(List<String> names, CsvDialect dialect) {
        return new Header(names, dialect, true);
    }

    /** A row under these columns, to be judged. */
    public CsvRow row(long line, List<String> cells) {
        return new CsvRow(
                this,
                line,
                guarded ? cells.stream().map(FormulaGuard::unguarded).toList() : cells);
    }

    public List<String> names() {
        return names;
    }

    boolean has(String column) {
        return indexOf(column) >= 0;
    }

    /** Lets a column be asked for under another name as well, unless there is one of that name. */
    void alias(String name, String column) {
        int index = indexOf(column);
        if (index >= 0 && !has(name)) {
            indexes.put(key(name), index);
            indexes.put(name, index);
        }
    }

    /** Gives a column that is not there the same value in every row. */
    void constant(String column, String value) {
        if (!has(column)) {
            constants.put(key(column), value);
        }
    }

    /** Columns that none of these names finds. */
    List<String> unknown(Collection<String> known) {
        Set<Integer> found = known.stream().map(this::indexOf).collect(Collectors.toSet());
        return IntStream.range(0, names.size())
                .filter(i -> !found.contains(i) && !names.get(i).isEmpty())
                .mapToObj(names::get)
                .toList();
    }

    int indexOf(String column) {
        Integer index = indexes.get(column);
        if (index == null) {
            index = indexes.getOrDefault(key(column), -1);
            indexes.put(column, index);
        }
        return index;
    }

    String constantOf(String column) {
        return constants.isEmpty() ? "" : constants.getOrDefault(key(column), "");
    }

    CsvDialect dialect() {
        return dialect;
    }

    MomentText moments() {
        return moments;
    }

    private static String key(String column) {
        return column.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]+", "_");
    }
}
