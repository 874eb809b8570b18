package io.slotwise.intake.open;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.sales.StockEvent;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.Imported;
import io.slotwise.intake.dex.DexAudit;
import io.slotwise.intake.dex.DexRead;
import io.slotwise.intake.draft.DeviceDraft;
import io.slotwise.intake.report.ImportReport;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an audit says in the words of a dataset: a machine with its grid of slots, and when they were last sold out. It
 * names no products, so the slots are empty here; a machine that is known already keeps its own planogram.
 */
final class DexImport {
    private static final String UNNAMED = "dex";

    private DexImport() {}

    static Imported of(DexRead read, @Nullable String deviceId) {
        DexAudit audit = read.audit();
        String device = deviceId != null ? deviceId : audit.serial().isEmpty() ? UNNAMED : audit.serial();
        List<Position> positions = audit.selections().stream()
                .map(DexAudit.Selection::position)
                .filter(Objects::nonNull)
                .toList();
        Machine machine = new Machine(
                device,
                audit.model().isEmpty() ? device : audit.model(),
                Venue.UNKNOWN,
                DeviceDraft.UNKNOWN_ZONE,
                Machine.Service.WEEKLY,
                positions.isEmpty() ? List.of() : List.of(grid(positions)));
        List<StockEvent> soldOut = audit.selections().stream()
                .map(selection -> soldOut(device, selection))
                .filter(Objects::nonNull)
                .toList();
        Dataset dataset = new Dataset(
                Catalogue.of(List.of()), List.of(machine), List.of(), List.of(), soldOut, List.of(), List.of(), "");
        List<String> warnings = List.of(
                "An audit names selections, not products: its slots are empty here, and counters become sales only beside an earlier audit and a planogram.");
        return new Imported(dataset, new ImportReport("dex audit", List.of(read.report()), warnings));
    }

    private static Planogram grid(List<Position> positions) {
        int rows = positions.stream().mapToInt(Position::row).max().orElse(0) + 1;
        int columns = positions.stream().mapToInt(Position::column).max().orElse(0) + 1;
        return new Planogram(
                Cabinet.of(0, "", rows, columns, Temperature.AMBIENT),
                positions.stream().map(position -> Slot.empty(position, 0)).toList());
    }

    private static @Nullable StockEvent soldOut(String device, DexAudit.Selection selection) {
        DexAudit.SoldOut stamp = selection.soldOut();
        Position position = selection.position();
        if (stamp == null || position == null || stamp.date() == null) {
            return null;
        }
        return new StockEvent(stamp.date(), stamp.time(), device, 0, position, StockEvent.Kind.STOCKOUT, null);
    }
}
