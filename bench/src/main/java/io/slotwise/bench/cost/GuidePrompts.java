package io.slotwise.bench.cost;

import io.slotwise.engine.demand.Rates;
import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.Sale;
import io.slotwise.llm.call.Part;
import io.slotwise.llm.call.Prompt;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.verify.Aliases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prompts as the guide's code writes them: the planogram as its XML with names and revenues, products, performance and
 * transactions as its JSON, cut at the context limit of its powerful tier by characters ÷ 4. Products carry short codes
 * beside their names, so that the simulated model can propose them; the guide's longer ids would cost more.
 */
final class GuidePrompts {
    private static final int CONTEXT_CHARS = 12_000 * 4;
    private static final String EXPERT = """
            You are an expert in vending machine merchandising, planogram optimization and retail analytics.
            Analyze the data below and answer in the requested JSON format. Consider revenue, margin, product
            affinity, heat zones, physical constraints, temperature requirements and the venue. Use only positions
            and products from the data. Be specific and actionable, and explain your reasoning.
            """;

    private GuidePrompts() {}

    /**
     * The prompt of a deed.
     *
     * @param asked what the product asks
     * @param recent transactions of the machine's last week
     */
    static Prompt of(Situation situation, Deed deed, Questions.Asked asked, List<Sale> recent) {
        Aliases codes = asked.codes();
        StringBuilder text = new StringBuilder(EXPERT)
                .append("\nTask: ")
                .append(asked.task())
                .append("\n\n")
                .append(planogram(situation))
                .append("\n\nConstraints: ")
                .append(json(Map.of(
                        "temperature_zone",
                        situation.planogram().cabinet().temperature().name().toLowerCase(Locale.ROOT),
                        "one_product_per_slot",
                        true)));
        switch (deed.what()) {
            case DRAG, HOLD, PREDICT, SAVE -> text.append("\n\nProducts: ").append(json(products(situation, codes)));
            case OPTIMISE, NIGHT, ZONES, VENUE, SCENARIO, LAYOUT ->
                text.append("\n\nProducts: ")
                        .append(json(products(situation, codes)))
                        .append("\n\nPerformance: ")
                        .append(json(performance(situation)));
            case DEMAND ->
                text.append("\n\nProducts: ")
                        .append(json(products(situation, codes)))
                        .append("\n\nTransactions: ")
                        .append(json(transactions(situation, recent)));
        }
        String cut = text.length() > CONTEXT_CHARS ? text.substring(0, CONTEXT_CHARS) : text.toString();
        return new Prompt(List.of(), List.of(new Prompt.Turn(Prompt.Role.USER, List.of(new Part.Text(cut)))));
    }

    private static String planogram(Situation situation) {
        Cabinet cabinet = situation.planogram().cabinet();
        StringBuilder xml = new StringBuilder("<planogram>\n");
        xml.append("  <cabinet type=\"").append(cabinet.type()).append("\">\n");
        xml.append("    <dimensions rows=\"").append(cabinet.rows().size());
        xml.append("\" columns=\"").append(cabinet.columns()).append("\"/>\n  </cabinet>\n  <slots>\n");
        int row = -1;
        for (Slot slot : situation.planogram().slots()) {
            if (slot.position().row() != row) {
                xml.append(row < 0 ? "" : "    </row>\n");
                row = slot.position().row();
                xml.append("    <row letter=\"")
                        .append(Position.rowLetters(row))
                        .append("\">\n");
            }
            xml.append("      ").append(slot(slot, situation)).append('\n');
        }
        return xml.append("    </row>\n  </slots>\n</planogram>").toString();
    }

    private static String slot(Slot slot, Situation situation) {
        Facing facing = slot.facing();
        if (facing == null) {
            return "<slot position=\"%s\"/>".formatted(slot.position());
        }
        Product product = situation.catalogue().get(facing.productId());
        Rates rates = situation.model().get().evidence().rates();
        double revenue = product.price().toBigDecimal().doubleValue()
                * rates.rate(facing.productId()).mean();
        return String.format(
                Locale.ROOT,
                "<slot position=\"%s\" product=\"%s\" revenue=\"$%.2f\"/>",
                slot.position(),
                product.name(),
                revenue);
    }

    /** All that are sold; those that the product leaves out have other codes, which nobody can propose. */
    private static List<Map<String, Object>> products(Situation situation, Aliases codes) {
        Set<String> ids = new LinkedHashSet<>(codes.all().values());
        situation.catalogue().products().stream().map(Product::id).sorted().forEach(ids::add);
        List<Map<String, Object>> products = new ArrayList<>();
        for (String id : ids) {
            Product product = situation.catalogue().get(id);
            String code = codes.alias(id);
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("id", code == null ? "q" + products.size() : code);
            line.put("name", product.name());
            line.put("category", product.category());
            line.put("temperature", product.temperature().name().toLowerCase(Locale.ROOT));
            line.put("price", product.price().toBigDecimal());
            products.add(line);
        }
        return products;
    }

    /** The guide's third structure: a summary and key metrics, with each product's figures. */
    private static Map<String, Object> performance(Situation situation) {
        Rates rates = situation.model().get().evidence().rates();
        Map<String, Object> byProduct = new TreeMap<>();
        double total = 0;
        for (String id : situation.planogram().productIds()) {
            Product product = situation.catalogue().get(id);
            double units = rates.rate(id).mean();
            double revenue = units * product.price().toBigDecimal().doubleValue();
            total += revenue;
            byProduct.put(product.name(), Map.of("daily_units", rounded(units), "daily_revenue", rounded(revenue)));
        }
        long empty =
                situation.planogram().slots().stream().filter(Slot::isEmpty).count();
        return Map.of(
                "summary", Map.of("daily_revenue", rounded(total)),
                "key_metrics", Map.of("empty_slots", empty),
                "products", byProduct);
    }

    /** The guide's second structure, a transaction each. */
    private static List<Map<String, Object>> transactions(Situation situation, List<Sale> recent) {
        List<Map<String, Object>> transactions = new ArrayList<>();
        for (Sale sale : recent) {
            Product product = situation.catalogue().find(sale.productId());
            if (product != null) {
                transactions.add(Map.of(
                        "transaction_id",
                        "device_" + sale.deviceId() + "_" + sale.date() + "T" + sale.time(),
                        "products",
                        List.of(Map.of("name", product.name(), "category", product.category())),
                        "total",
                        product.price().toBigDecimal()));
            }
        }
        return transactions;
    }

    private static double rounded(double value) {
        return Math.rint(value * 100) / 100;
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
