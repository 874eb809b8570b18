package io.slotwise.server.api.record;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Size;
import io.slotwise.engine.model.Temperature;
import io.slotwise.server.advice.record.KeepProducts;
import io.slotwise.server.advice.record.Once;
import io.slotwise.server.advice.record.ReadPlanograms.Page;
import io.slotwise.server.api.Answers;
import io.slotwise.server.api.access.Doorkeeper;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/products}: list, one, add or replace. */
@RestController
@RequestMapping("/api/products")
final class ProductRoutes {
    private static final int MAX_MEASURE = 1_000_000;
    private static final int MAX_TAGS = 50;

    private final KeepProducts products;

    ProductRoutes(KeepProducts products) {
        this.products = products;
    }

    @GetMapping
    Map<String, @Nullable Object> list(
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Integer limit) {
        Page<KeepProducts.View> page = products.list(after, q, Answers.limit(limit));
        return PlanogramRoutes.page("products", page.lines(), page.next());
    }

    @GetMapping("/{id}")
    KeepProducts.View one(@PathVariable String id) {
        KeepProducts.View view = products.find(id);
        if (view == null) {
            throw Refusal.notFound("product", id);
        }
        return view;
    }

    @PutMapping("/{id}")
    ResponseEntity<byte[]> put(@PathVariable String id, Fields body, HttpServletRequest request) {
        String given = body.id("product_id");
        if (given != null && !given.equals(id)) {
            body.issue("product_id", "other_id", "The product_id must be that of the address.");
        }
        return save(id, body, request, 200);
    }

    @PostMapping
    ResponseEntity<byte[]> post(Fields body, HttpServletRequest request) {
        String id = body.requiredId("product_id");
        return save(id == null ? "" : id, body, request, 201);
    }

    private ResponseEntity<byte[]> save(String id, Fields body, HttpServletRequest request, int status) {
        Product product = read(id, body);
        Once once = Answers.once(request, product);
        return Answers.send(
                () -> products.save(product, once, Doorkeeper.actor(request), view -> Answers.json(status, view)));
    }

    private static Product read(String id, Fields body) {
        int faults = 0;
        String name = body.requiredName("name");
        String category = body.text("category", 120);
        Money price = body.requiredMoney("price");
        Money cost = body.money("cost");
        Integer width = body.integer("width_mm", 1, MAX_MEASURE);
        Integer height = body.integer("height_mm", 1, MAX_MEASURE);
        Integer depth = body.integer("depth_mm", 1, MAX_MEASURE);
        Integer weight = body.integer("weight_g", 1, MAX_MEASURE);
        Temperature temperature = body.choice("temperature", Temperature.class);
        Integer shelfLife = body.integer("shelf_life_days", 1, MAX_MEASURE);
        Set<String> tags = tags(body);
        Product.Look look = new Product.Look(text(body, "brand"), text(body, "colour"), text(body, "pack"));
        body.refuseUnknown();
        Product product = body.build(
                faults,
                () -> new Product(
                        id,
                        Objects.requireNonNull(name),
                        category == null ? "" : category,
                        Objects.requireNonNull(price),
                        cost,
                        new Size(width, height, depth, weight),
                        temperature == null ? Temperature.AMBIENT : temperature,
                        shelfLife,
                        tags,
                        look));
        body.check();
        return Objects.requireNonNull(product);
    }

    private static Set<String> tags(Fields body) {
        Set<String> tags = new HashSet<>();
        body.items("tags", MAX_TAGS).each((key, all) -> {
            String tag = all.name(key);
            if (tag != null) {
                tags.add(tag);
            }
        });
        return tags;
    }

    private static String text(Fields body, String field) {
        String value = body.text(field, 120);
        return value == null ? "" : value;
    }
}
