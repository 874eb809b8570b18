package io.slotwise.intake.cvd;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.draft.CabinetKinds;
import io.slotwise.intake.draft.Draft;

/** {@code products}: the catalogue; the system's product for "nothing here" is no product of ours. */
final class ProductTable {
    private final Draft draft;

    ProductTable(Draft draft) {
        this.draft = draft;
    }

    void take(CsvRow row) {
        String id = row.name("id");
        String name = row.name("name");
        String category = row.label("category");
        Money price = row.money("price");
        if (row.isRejected()) {
            return;
        }
        if (CabinetKinds.isEmptyMark(name)) {
            row.repair(
                    "empty_mark",
                    "name",
                    "The product (%s) stands for an empty slot and was not taken as a product.".formatted(name));
            return;
        }
        draft.products.put(id, Product.of(id, name, category, price == null ? Money.ZERO : price));
        if (price == null) {
            draft.priceMissing(id);
        }
    }
}
