package io.slotwise.engine.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be sold: what it is called, costs, measures and needs. Only {@code id}, {@code name},
 * {@code category} and {@code price} are always there.
 *
 * @param id unique in a catalogue
 * @param category {@code ""} when unknown
 * @param price the list price; a slot may ask another
 * @param cost what a unit costs the operator; absent means that money is counted as revenue
 * @param temperature what it needs; ambient goods may stand in a chilled cabinet
 * @param shelfLifeDays how long a unit may stay in the machine, 1 to 10,000; absent means unknown
 * @param tags lower-case facts that rules speak of, such as {@code nuts} or {@code age_18}
 */
public record Product(
        String id,
        String name,
        String category,
        Money price,
        @Nullable Money cost,
        Size size,
        Temperature temperature,
        @Nullable Integer shelfLifeDays,
        Set<String> tags,
        Look look) {
    private static final int MAX_SHELF_LIFE_DAYS = 10_000;

    /** How a unit looks on the shelf; {@code ""} where unknown. Never part of a value. */
    public record Look(String brand, String colour, String pack) {
        public static final Look UNKNOWN = new Look("", "", "");
    }

    public Product {
        Check.name("product_id", id);
        Check.name("name", name);
        Check.price("price", price);
        Check.price("cost", cost);
        Check.optionalRange("shelf_life_days", shelfLifeDays, 1, MAX_SHELF_LIFE_DAYS);
        tags = Set.copyOf(tags);
    }

    /** A product of which only the always-known facts are known; it needs no cooling. */
    public static Product of(String id, String name, String category, Money price) {
        return new Product(
                id, name, category, price, null, Size.UNKNOWN, Temperature.AMBIENT, null, Set.of(), Look.UNKNOWN);
    }

    public Product withPrice(Money newPrice) {
        return new Product(id, name, category, newPrice, cost, size, temperature, shelfLifeDays, tags, look);
    }

    public Product withCost(@Nullable Money newCost) {
        return new Product(id, name, category, price, newCost, size, temperature, shelfLifeDays, tags, look);
    }

    public Product withSize(Size newSize) {
        return new Product(id, name, category, price, cost, newSize, temperature, shelfLifeDays, tags, look);
    }

    public Product withTemperature(Temperature needed) {
        return new Product(id, name, category, price, cost, size, needed, shelfLifeDays, tags, look);
    }

    public Product withShelfLifeDays(@Nullable Integer days) {
        return new Product(id, name, category, price, cost, size, temperature, days, tags, look);
    }

    public Product withTags(Set<String> newTags) {
        return new Product(id, name, category, price, cost, size, temperature, shelfLifeDays, newTags, look);
    }

    public Product withLook(Look newLook) {
        return new Product(id, name, category, price, cost, size, temperature, shelfLifeDays, tags, newLook);
    }
}
