package io.slotwise.server.api;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Venue;
import io.slotwise.intake.Dataset;
import io.slotwise.server.store.StoredFleets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same small fleet under plain names or under orders, one in each text that is stored. Each text begins with a
 * short word of its own, so that whatever is put in order of names comes in the same order.
 */
final class Labelled {
    static final int PRODUCTS = 8;
    /** Stands where a name stood. */
    static final String NAME = "¤";

    private static final int MAX_NAME = 120;
    private static final int CATEGORIES = 3;
    /** Each kind of text takes its orders from another place in the list, so that all come everywhere. */
    private static final int STEP = 29;

    private final List<String> orders;
    private final int from;
    private final Map<String, String> plainByText = new LinkedHashMap<>();

    private Labelled(List<String> orders, int from) {
        this.orders = orders;
        this.from = from;
    }

    static Labelled plain() {
        return new Labelled(List.of(), 0);
    }

    static Labelled with(List<String> orders, int from) {
        return new Labelled(List.copyOf(orders), from);
    }

    List<String> orders() {
        return orders;
    }

    int from() {
        return from;
    }

    String note() {
        return orders.get(from % orders.size());
    }

    /** A text of one kind. */
    private String text(String kind, int number, int place) {
        String head = kind + (char) ('a' + number);
        String plain = head + " plain";
        if (orders.isEmpty()) {
            return plain;
        }
        String text = head + " " + orders.get((from + number + place * STEP) % orders.size());
        String cut = text.length() > MAX_NAME ? text.substring(0, MAX_NAME).strip() : text;
        plainByText.put(cut, plain);
        return cut;
    }

    Dataset fleet() {
        Dataset base = StoredFleets.small(1, 3, 400);
        List<Product> products = base.catalogue().products().stream()
                .map(product -> named(product, Integer.parseInt(product.id().substring(1))))
                .toList();
        List<Machine> machines = base.machines().stream()
                .map(machine -> named(machine, Integer.parseInt(machine.id().substring(1))))
                .toList();
        String rules = "{\"rules\":[{\"rule\":\"group_facings\",\"products\":{\"category\":%s},\"min\":0,\"max\":90}]}"
                .formatted(JsonMapper.shared().writeValueAsString(text("category", 0, 1)));
        return new Dataset(
                Catalogue.of(products),
                machines,
                base.sales(),
                base.slotChanges(),
                base.stockEvents(),
                base.visits(),
                base.calendar(),
                rules);
    }

    private Product named(Product product, int number) {
        return new Product(
                product.id(),
                text("name", number, 0),
                text("category", number % CATEGORIES, 1),
                product.price(),
                product.cost(),
                product.size(),
                product.temperature(),
                product.shelfLifeDays(),
                Set.of(text("tag", number, 2)),
                new Product.Look(text("brand", number, 3), "", text("pack", number, 4)));
    }

    private Machine named(Machine machine, int number) {
        Venue venue = machine.venue();
        return new Machine(
                machine.id(),
                text("machine", number, 5),
                new Venue(
                        text("hall", number, 6),
                        text("venue", 0, 7),
                        text("kind", 0, 8),
                        venue.latitude(),
                        venue.longitude()),
                machine.zone(),
                machine.service(),
                machine.planograms());
    }

    /** The same with plain names. */
    JsonNode plain(JsonNode answer) {
        String text = answer.toString();
        for (Map.Entry<String, String> one : plainByText.entrySet()) {
            text = text.replace(written(one.getKey()), one.getValue());
        }
        return JsonMapper.shared().readTree(text);
    }

    /** A sentence with a mark for each name of a thing, which users gave them. */
    String withoutNames(String said) {
        String text = said;
        for (String name : plainByText.keySet()) {
            text = text.replace(name, NAME);
        }
        return text;
    }

    private static String written(String text) {
        String quoted = JsonMapper.shared().writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
