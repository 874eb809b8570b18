package io.slotwise.server.api.record;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.sales.Sale;
import io.slotwise.server.advice.record.Once;
import io.slotwise.server.advice.record.RecordSales;
import io.slotwise.server.advice.record.RecordSales.Outcome;
import io.slotwise.server.advice.record.Reply;
import io.slotwise.server.api.Answers;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.Issue;
import io.slotwise.server.api.problem.Refusal;
import io.slotwise.server.api.read.WallClock;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/sales}: a machine's sales of a period; new sales in batches, of which a repeated one adds nothing. */
@RestController
@RequestMapping("/api/sales")
final class SaleRoutes {
    static final int MAX_BATCH = 5_000;

    private static final int MAX_QUANTITY = 10_000;
    private static final int MAX_INDEX = 99;

    private final RecordSales sales;

    SaleRoutes(RecordSales sales) {
        this.sales = sales;
    }

    /** One sale as answers write it. */
    record Line(
            String timestamp,
            String deviceId,
            int cabinetIndex,
            @Nullable Position slot,
            String productId,
            int quantity,
            @Nullable Money unitPrice,
            @Nullable String transactionId,
            Sale.Payment payment) {
        static Line of(Sale sale) {
            return new Line(
                    sale.time() == null
                            ? sale.date().toString()
                            : sale.date().atTime(sale.time()).toString(),
                    sale.deviceId(),
                    sale.cabinetIndex(),
                    sale.slot(),
                    sale.productId(),
                    sale.quantity(),
                    sale.unitPrice(),
                    sale.transactionId(),
                    sale.payment());
        }
    }

    @GetMapping
    Map<String, @Nullable Object> list(
            @RequestParam("device_id") String deviceId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (!sales.knows(deviceId)) {
            throw Refusal.notFound("machine", deviceId);
        }
        LocalDate first = date("from", from, LocalDate.EPOCH);
        LocalDate last = date("to", to, LocalDate.of(9999, 12, 31));
        try {
            RecordSales.Page page = sales.page(deviceId, first, last, after, Answers.limit(limit));
            return PlanogramRoutes.page(
                    "sales", page.sales().stream().map(Line::of).toList(), page.next());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "bad_parameter", String.valueOf(e.getMessage()));
        }
    }

    @PostMapping
    ResponseEntity<byte[]> post(Fields body, HttpServletRequest request) {
        List<Sale> batch = new ArrayList<>();
        if (!body.has("sales")) {
            body.issue("sales", "missing", "The field (sales) is needed.");
        }
        for (Fields line : body.list("sales", MAX_BATCH)) {
            Sale sale = sale(line);
            if (sale != null) {
                batch.add(sale);
            }
        }
        body.refuseUnknown();
        body.check();
        Once once = Answers.once(request, batch);
        return Answers.send(() -> sales.record(batch, once, outcome -> words(outcome, batch)));
    }

    private static Reply words(Outcome outcome, List<Sale> batch) {
        return switch (outcome) {
            case Outcome.Recorded done ->
                Answers.json(200, Map.of("success", true, "added", done.added(), "already_known", done.alreadyKnown()));
            case Outcome.Unknown unknown -> throw UnknownProducts.refusal(issues(unknown, batch));
        };
    }

    private static List<Issue> issues(Outcome.Unknown unknown, List<Sale> batch) {
        List<Issue> issues = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Sale sale = batch.get(i);
            if (unknown.deviceIds().contains(sale.deviceId())) {
                issues.add(new Issue(
                        "/sales/%d/device_id".formatted(i),
                        "unknown_device",
                        "There is no machine (%s).".formatted(sale.deviceId())));
            }
            if (unknown.productIds().contains(sale.productId())) {
                issues.add(new Issue(
                        "/sales/%d/product_id".formatted(i),
                        "unknown_product",
                        "The product (%s) is not known.".formatted(sale.productId())));
            }
        }
        return issues;
    }

    private @Nullable Sale sale(Fields line) {
        int faults = line.faults();
        String deviceId = line.requiredId("device_id");
        WallClock clock = line.parsed("timestamp", text -> WallClock.parse(text, zone(deviceId)));
        if (!line.has("timestamp")) {
            line.issue("timestamp", "missing", "The field (timestamp) is needed.");
        }
        Integer cabinet = line.integer("cabinet_index", 0, MAX_INDEX);
        Position slot = line.position("slot");
        String productId = line.requiredId("product_id");
        Integer quantity = line.integer("quantity", 1, MAX_QUANTITY);
        Money price = line.money("unit_price");
        String transaction = line.id("transaction_id");
        Sale.Payment payment = line.choice("payment", Sale.Payment.class);
        line.refuseUnknown();
        return line.build(
                faults,
                () -> new Sale(
                        Objects.requireNonNull(clock).date(),
                        clock.time(),
                        Objects.requireNonNull(deviceId),
                        cabinet == null ? 0 : cabinet,
                        slot,
                        Objects.requireNonNull(productId),
                        quantity == null ? 1 : quantity,
                        price,
                        transaction,
                        payment == null ? Sale.Payment.UNKNOWN : payment));
    }

    private java.time.ZoneId zone(@Nullable String deviceId) {
        var machine = deviceId == null ? null : sales.machine(deviceId);
        return machine == null ? java.time.ZoneOffset.UTC : machine.zone();
    }

    private static LocalDate date(String name, @Nullable String text, LocalDate absent) {
        try {
            return text == null ? absent : LocalDate.parse(text);
        } catch (DateTimeException ignored) {
            throw Refusal.of(
                    400, "bad_parameter", "The query parameter (%s) must be a date like 2026-01-31.".formatted(name));
        }
    }
}
