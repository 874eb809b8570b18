package io.slotwise.intake.dataset;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Size;
import io.slotwise.engine.model.Temperature;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.csv.CsvOut;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.draft.Draft;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code products.csv}: the catalogue. */
final class ProductsFile extends DatasetFile {
    private static final int MAX = Integer.MAX_VALUE;

    private final Draft draft;

    ProductsFile(Draft draft) {
        super(
                "products.csv",
                List.of(
                        "product_id",
                        "name",
                        "category",
                        "price",
                        "cost",
                        "width_mm",
                        "height_mm",
                        "depth_mm",
                        "weight_g",
                        "temperature",
                        "shelf_life_days",
                        "tags",
                        "brand",
                        "colour",
                        "pack"),
                List.of("product_id"));
        this.draft = draft;
    }

    @Override
    boolean isRequired() {
        return true;
    }

    @Override
    void take(CsvRow row) {
        String id = row.name("product_id");
        Money price = row.money("price");
        Temperature temperature = row.choice("temperature", Temperature.class);
        Size size = size(row);
        Product.Look look = new Product.Look(row.label("brand"), row.label("colour"), row.label("pack"));
        Money cost = row.money("cost");
        Integer shelfLife = row.integer("shelf_life_days", 0, MAX);
        String category = row.label("category");
        Set<String> tags = tags(row);
        String name = nameOr(row, id);
        if (row.isRejected()) {
            return;
        }
        add(
                row,
                new Product(
                        id,
                        name,
                        category,
                        price == null ? Money.ZERO : price,
                        cost,
                        size,
                        temperature == null ? Temperature.AMBIENT : temperature,
                        shelfLife,
                        tags,
                        look),
                price);
    }

    private void add(CsvRow row, Product product, @Nullable Money price) {
        Product first = draft.products.get(product.id());
        if (first == null) {
            draft.products.put(product.id(), product);
            if (price == null) {
                draft.priceMissing(product.id());
                row.repair(
                        "missing_price",
                        "price",
                        "The product (%s) has no price; one is taken from its slots or sales.".formatted(product.id()));
            }
        } else if (first.equals(product)) {
            row.duplicate("The product (%s) is given twice with the same words.".formatted(product.id()));
        } else {
            row.reject(
                    "given_twice",
                    "product_id",
                    "The product (%s) is given twice; the first row counts.".formatted(product.id()));
        }
    }

    private static Size size(CsvRow row) {
        return new Size(
                row.integer("width_mm", 0, MAX),
                row.integer("height_mm", 0, MAX),
                row.integer("depth_mm", 0, MAX),
                row.integer("weight_g", 0, MAX));
    }

    private static String nameOr(CsvRow row, String id) {
        String name = row.label("name");
        if (name.isEmpty() && !id.isEmpty()) {
            row.repair("missing_name", "name", "The product (%s) has no name; its id is taken.".formatted(id));
            return id;
        }
        return name;
    }

    private static Set<String> tags(CsvRow row) {
        return Arrays.stream(row.cell("tags").split(";"))
                .map(tag -> tag.strip().toLowerCase(Locale.ROOT))
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
    }

    @Override
    void write(Dataset dataset, CsvOut out) {
        for (Product product : dataset.catalogue().products()) {
            Size size = product.size();
            out.row(
                    product.id(),
                    product.name(),
                    product.category(),
                    product.price(),
                    product.cost(),
                    size.widthMm(),
                    size.heightMm(),
                    size.depthMm(),
                    size.weightG(),
                    Words.of(product.temperature()),
                    product.shelfLifeDays(),
                    String.join(";", new TreeSet<>(product.tags())),
                    product.look().brand(),
                    product.look().colour(),
                    product.look().pack());
        }
    }
}
