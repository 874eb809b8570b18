package io.slotwise.server.api.record;

import io.slotwise.engine.model.Planogram;
import io.slotwise.server.api.json.Issue;
import io.slotwise.server.api.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Refuses what speaks of products that nobody knows, and points at each place. */
final class UnknownProducts {
    private UnknownProducts() {}

    static Refusal in(Planogram planogram, List<String> productIds) {
        List<Issue> issues = new ArrayList<>();
        for (int i = 0; i < planogram.slots().size(); i++) {
            String productId = planogram.slots().get(i).productId();
            if (productId != null && productIds.contains(productId)) {
                issues.add(new Issue(
                        "/planogram/slots/%d/product_id".formatted(i),
                        "unknown_product",
                        "The product (%s) is not known.\nSave it first.".formatted(productId)));
            }
        }
        return refusal(issues);
    }

    static Refusal refusal(List<Issue> issues) {
        return new Refusal(422, "invalid_input", issues.getFirst().message(), issues, Map.of());
    }
}
