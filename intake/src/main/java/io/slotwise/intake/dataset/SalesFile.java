package io.slotwise.intake.dataset;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.SaleBatches;
import io.slotwise.intake.SaleSink;
import io.slotwise.intake.csv.CsvOut;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.csv.Moment;
import io.slotwise.intake.draft.DeviceDraft;
import io.slotwise.intake.draft.Draft;
import io.slotwise.intake.report.FileTally;
import java.io.IOException;
import java.util.List;

/** {@code sales.csv}: one row per vended line item, handed on in batches. */
final class SalesFile extends DatasetFile {
    static final int MAX_QUANTITY = 10_000;

    private final Draft draft;
    private final SaleBatches batches;

    SalesFile(Draft draft, SaleSink sink) {
        super(
                "sales.csv",
                List.of(
                        "timestamp",
                        "device_id",
                        "slot",
                        "product_id",
                        "quantity",
                        "unit_price",
                        "transaction_id",
                        "payment",
                        "cabinet_index"),
                List.of("timestamp", "device_id", "product_id"));
        this.draft = draft;
        this.batches = new SaleBatches(sink);
    }

    @Override
    boolean isRequired() {
        return true;
    }

    @Override
    void read(CsvTable table, FileTally tally) throws IOException {
        try (batches) {
            super.read(table, tally);
        }
    }

    @Override
    void take(CsvRow row) {
        String deviceId = batches.same(row.name("device_id"));
        String productId = batches.same(row.name("product_id"));
        Position slot = row.position("slot");
        int quantity = row.integer("quantity", 1, MAX_QUANTITY, 1);
        Money price = row.money("unit_price");
        String transaction = row.label("transaction_id");
        Sale.Payment payment = row.choice("payment", Sale.Payment.class);
        int cabinet = row.integer("cabinet_index", 0, CabinetsFile.MAX_INDEX, 0);
        DeviceDraft device = draft.device(row, deviceId);
        Moment moment = Rows.requiredMoment(row, "timestamp", device);
        draft.requireProduct(row, productId, price);
        if (row.isRejected()) {
            return;
        }
        batches.add(new Sale(
                moment.date(),
                moment.time(),
                deviceId,
                cabinet,
                slot,
                productId,
                quantity,
                price,
                transaction.isEmpty() ? null : transaction,
                payment == null ? Sale.Payment.UNKNOWN : payment));
    }

    @Override
    void write(Dataset dataset, CsvOut out) {
        for (Sale sale : dataset.sales()) {
            out.row(
                    Moment.text(sale.date(), sale.time()),
                    sale.deviceId(),
                    sale.slot(),
                    sale.productId(),
                    sale.quantity(),
                    sale.unitPrice(),
                    sale.transactionId(),
                    sale.payment() == Sale.Payment.UNKNOWN ? null : Words.of(sale.payment()),
                    sale.cabinetIndex());
        }
    }
}
