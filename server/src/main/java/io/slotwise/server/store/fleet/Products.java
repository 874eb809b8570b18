package io.slotwise.server.store.fleet;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Size;
import io.slotwise.engine.model.Temperature;
import io.slotwise.server.store.fact.Facts;
import io.slotwise.server.store.sqlite.Columns;
import io.slotwise.server.store.sqlite.Database;
import io.slotwise.server.store.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operator's products. */
public final class Products {
    private static final String TAG_SEPARATOR = "\n";

    private final Database database;

    public Products(Database database) {
        this.database = database;
    }

    public @Nullable Product find(String productId) {
        return database.read(sql -> find(sql, productId));
    }

    /**
     * The products in order of id.
     *
     * @param after only ids after this one; {@code ""} for the first page
     * @param text only products whose id, name or category holds it, in whatever case; {@code ""} for all
     */
    public List<Product> list(String after, String text, int limit) {
        return database.read(sql -> sql.sql("""
                        SELECT * FROM products
                        WHERE product_id > :after
                          AND (:text = '' OR LOWER(product_id) LIKE :like ESCAPE '!'
                            OR LOWER(name) LIKE :like ESCAPE '!' OR LOWER(category) LIKE :like ESCAPE '!')
                        ORDER BY product_id LIMIT :limit
                        """)
                .param("after", after)
                .param("text", text)
                .param("like", pattern(text))
                .param("limit", limit)
                .query((row, line) -> product(row))
                .list());
    }

    public Catalogue catalogue() {
        return database.read(Products::catalogue);
    }

    /** Adds a product or replaces the one of the same id. */
    public void save(Tx tx, Product product, String actor) {
        Product before = find(tx.sql(), product.id());
        if (product.equals(before)) {
            return;
        }
        put(tx, product, Facts.ONE_BY_ONE);
        Audit.append(
                tx,
                new Audit.Act(
                        actor,
                        "save product",
                        product.id(),
                        before == null ? "" : before.toString(),
                        product.toString()));
    }

    public static @Nullable Product find(JdbcClient sql, String productId) {
        return sql.sql("SELECT * FROM products WHERE product_id = ?")
                .param(productId)
                .query((row, line) -> product(row))
                .optional()
                .orElse(null);
    }

    public static Catalogue catalogue(JdbcClient sql) {
        return Catalogue.of(sql.sql("SELECT * FROM products ORDER BY product_id")
                .query((row, line) -> product(row))
                .list());
    }

    public static void put(Tx tx, Product product, long importId) {
        Size size = product.size();
        tx.sql()
                .sql("""
                        INSERT INTO products (product_id, name, category, price, cost, width_mm, height_mm, depth_mm,
                            weight_g, temperature, shelf_life_days, tags, brand, colour, pack, import_id, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (product_id) DO UPDATE SET name = excluded.name, category = excluded.category,
                            price = excluded.price, cost = excluded.cost, width_mm = excluded.width_mm,
                            height_mm = excluded.height_mm, depth_mm = excluded.depth_mm,
                            weight_g = excluded.weight_g, temperature = excluded.temperature,
                            shelf_life_days = excluded.shelf_life_days, tags = excluded.tags,
                            brand = excluded.brand, colour = excluded.colour, pack = excluded.pack,
                            changed_at = excluded.changed_at
                        """)
                .params(Columns.row(
                        product.id(),
                        product.name(),
                        product.category(),
                        product.price().tenThousandths(),
                        Columns.written(product.cost()),
                        size.widthMm(),
                        size.heightMm(),
                        size.depthMm(),
                        size.weightG(),
                        Columns.choice(product.temperature()),
                        product.shelfLifeDays(),
                        String.join(TAG_SEPARATOR, new TreeSet<>(product.tags())),
                        product.look().brand(),
                        product.look().colour(),
                        product.look().pack(),
                        importId,
                        tx.nowMs()))
                .update();
        tx.touchShared();
    }

    private static String pattern(String text) {
        String plain = text.toLowerCase(java.util.Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + plain + "%";
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(
                row.getString("product_id"),
                row.getString("name"),
                row.getString("category"),
                new Money(row.getLong("price")),
                Columns.optionalMoney(row, "cost"),
                new Size(
                        Columns.optionalInt(row, "width_mm"),
                        Columns.optionalInt(row, "height_mm"),
                        Columns.optionalInt(row, "depth_mm"),
                        Columns.optionalInt(row, "weight_g")),
                Columns.choice(row, "temperature", Temperature.class),
                Columns.optionalInt(row, "shelf_life_days"),
                tags(row.getString("tags")),
                new Product.Look(row.getString("brand"), row.getString("colour"), row.getString("pack")));
    }

    private static Set<String> tags(String text) {
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(TAG_SEPARATOR, -1)).collect(Collectors.toUnmodifiableSet());
    }
}
