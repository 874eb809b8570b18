package io.slotwise.intake.dex;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.intake.csv.Texts;
import io.slotwise.intake.dex.DexAudit.Counter;
import io.slotwise.intake.dex.DexAudit.Selection;
import io.slotwise.intake.dex.DexAudit.SoldOut;
import io.slotwise.intake.report.FileTally;
import io.slotwise.intake.report.Outcome;
import io.slotwise.intake.report.RowNote;
import io.slotwise.intake.selection.SelectionScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an audit as EVA-DTS 5 and 6 write it: one segment a line, fields separated by stars. Used are ID1, ID5, EA3, PA1
 * (selection and price), PA2 (vends), PA5 (sold out) and PA7 (vends by payment); other lines are passed over.
 */
public final class DexFile {
    private final Path file;
    private final @Nullable LocalDate readOn;
    private final DexLines lines;
    private final FileTally tally;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<RowNote> notes = new ArrayList<>();
    private String serial = "";
    private String model = "";
    private @Nullable LocalDateTime clock;
    private long line;

    /** A selection while its lines are being read. */
    private static final class Draft {
        private final String name;
        private final @Nullable Money price;
        private final Map<String, Counter> payments = new HashMap<>();
        private Counter sinceInit = Counter.NONE;
        private @Nullable Counter sinceReset;
        private @Nullable SoldOut soldOut;

        private Draft(String name, @Nullable Money price) {
            this.name = name;
            this.price = price;
        }
    }

    private DexFile(Path file, @Nullable LocalDate readOn) throws IOException {
        this.file = file;
        this.readOn = readOn;
        this.lines = DexLines.read(file);
        this.tally = new FileTally(String.valueOf(file.getFileName()), "dex", List.of("segment"));
    }

    /** Reads an audit of unknown day whose selection names tell their positions. */
    public static DexRead read(Path file) throws IOException {
        return read(file, null, null);
    }

    /**
     * Reads an audit. Whatever is wrong with single lines or with the frame is reported; counters that can be read are.
     *
     * @param scheme how selections are named; absent means told from the names
     * @param readOn the day of the reading by a clock that can be trusted; stamps after it are garbage
     * @throws io.slotwise.intake.csv.UnreadableInput if the file is too long
     */
    public static DexRead read(Path file, @Nullable SelectionScheme scheme, @Nullable LocalDate readOn)
            throws IOException {
        return new DexFile(file, readOn).read(scheme);
    }

    /** True if a line of a text begins as audits do. */
    public static boolean looksLikeOne(String head) {
        return DexLines.START.matcher(head).find();
    }

    private DexRead read(@Nullable SelectionScheme given) {
        for (String text : lines.lines()) {
            line++;
            notes.clear();
            take(text);
            if (notes.stream().anyMatch(note -> note.outcome() == Outcome.REJECTED)) {
                tally.reject(line, List.of(text), notes);
            } else {
                tally.take(List.copyOf(notes));
            }
        }
        lines.warnings().forEach(tally::warn);
        tally.warn("DEX counters hold no baskets and no times of single sales.");
        SelectionScheme scheme = given == null
                ? SelectionScheme.infer(drafts.stream().map(draft -> draft.name).toList())
                : given;
        DexAudit audit = new DexAudit(serial, model, clock, selections(scheme));
        return new DexRead(audit, tally.report());
    }

    private void take(String text) {
        switch (DexLines.field(text, 0)) {
            case "ID1" -> {
                serial = Texts.cleaned(DexLines.field(text, 1));
                model = Texts.cleaned(DexLines.field(text, 2));
            }
            case "ID5" -> clock = clock(text, 1);
            case "EA3" -> clock = clock == null && !DexLines.field(text, 2).isEmpty() ? clock(text, 2) : clock;
            case "PA1" -> begin(text);
            case "PA2" -> count(text);
            case "PA5" -> soldOut(text);
            case "PA7" -> countPayment(text);
            default -> {
                // other segments say nothing about selections
            }
        }
    }

    private void begin(String text) {
        String name = Texts.cleaned(DexLines.field(text, 1));
        if (name.isEmpty() || Texts.fault(name) != null) {
            reject("missing_value", "PA1", "The line names no selection.");
            return;
        }
        drafts.add(new Draft(name, DexLines.field(text, 2).isEmpty() ? null : cents(text, 2)));
    }

    private void count(String text) {
        Draft draft = current();
        Counter init = counter(text, 1);
        if (draft != null && init != null) {
            draft.sinceInit = init;
            draft.sinceReset = DexLines.field(text, 3).isEmpty() ? null : counter(text, 3);
        }
    }

    private void countPayment(String text) {
        Draft draft = current();
        Counter init = counter(text, 5);
        if (draft != null && init != null) {
            draft.payments.merge(
                    DexLines.field(text, 2),
                    init,
                    (a, b) -> new Counter(a.units() + b.units(), a.value().plus(b.value())));
        }
    }

    private void soldOut(String text) {
        Draft draft = current();
        if (draft == null) {
            return;
        }
        LocalDate date = DexLines.field(text, 1).isEmpty() ? null : stamp(text);
        LocalTime time = DexLines.field(text, 2).isEmpty() ? null : DexStamp.time(DexLines.field(text, 2));
        String times = DexLines.field(text, 3);
        draft.soldOut = new SoldOut(date, date == null ? null : time, times.isEmpty() ? 0 : number(text, 3));
    }

    private @Nullable LocalDate stamp(String text) {
        LocalDate date = DexStamp.date(DexLines.field(text, 1));
        LocalDate latest = readOn != null ? readOn : clock == null ? null : clock.toLocalDate();
        if (date == null || !DexStamp.isPlausible(date, latest)) {
            repair(
                    "garbage_date",
                    "PA5",
                    "The sold-out stamp (%s) cannot be true and was left out."
                            .formatted(Texts.shown(DexLines.field(text, 1))));
            return null;
        }
        return date;
    }

    private @Nullable LocalDateTime clock(String text, int index) {
        LocalDate date = DexStamp.date(DexLines.field(text, index));
        LocalTime time = DexStamp.time(DexLines.field(text, index + 1));
        if (date == null || !DexStamp.isPlausible(date, readOn)) {
            repair(
                    "garbage_date",
                    DexLines.field(text, 0),
                    "The machine's clock (%s) cannot be right and was left out."
                            .formatted(Texts.shown(DexLines.field(text, index))));
            return null;
        }
        return date.atTime(time == null ? LocalTime.MIDNIGHT : time);
    }

    private @Nullable Draft current() {
        if (drafts.isEmpty()) {
            reject("no_selection", "", "The line belongs to no selection: no PA1 came before it.");
            return null;
        }
        return drafts.getLast();
    }

    private @Nullable Counter counter(String text, int index) {
        long units = number(text, index);
        Money value = cents(text, index + 1);
        return units < 0 || value == null ? null : new Counter(units, value);
    }

    private @Nullable Money cents(String text, int index) {
        long cents = number(text, index);
        return cents < 0 ? null : new Money(cents).times(100);
    }

    /** A count, or −1 and a rejection. */
    private long number(String text, int index) {
        String field = DexLines.field(text, index);
        if (!field.matches("[0-9]{1,12}")) {
            reject(
                    "not_a_number",
                    DexLines.field(text, 0),
                    "The field %d (%s) must be a number.".formatted(index, Texts.shown(field)));
            return -1;
        }
        return Long.parseLong(field);
    }

    private List<Selection> selections(SelectionScheme scheme) {
        List<Selection> selections = new ArrayList<>();
        Set<Position> taken = new HashSet<>();
        int unplaced = 0;
        for (Draft draft : drafts) {
            Position position = scheme.position(draft.name);
            if (position == null || !taken.add(position)) {
                unplaced++;
                position = null;
            }
            selections.add(new Selection(
                    draft.name,
                    position,
                    draft.price,
                    draft.sinceInit,
                    draft.sinceReset,
                    draft.soldOut,
                    draft.payments));
        }
        if (unplaced > 0) {
            tally.warn(
                    "%d of %d selections of (%s) have no place of their own in the grid by the scheme (%s); give another scheme."
                            .formatted(unplaced, drafts.size(), file.getFileName(), scheme));
        }
        return selections;
    }

    private void reject(String code, String column, String message) {
        notes.add(new RowNote(line, Outcome.REJECTED, code, column, message));
    }

    private void repair(String code, String column, String message) {
        notes.add(new RowNote(line, Outcome.REPAIRED, code, column, message));
    }
}
