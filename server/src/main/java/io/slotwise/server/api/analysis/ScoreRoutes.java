package io.slotwise.server.api.analysis;

import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.Stated;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.advice.record.KeepProducts;
import io.slotwise.server.advice.score.ScoreAnswer;
import io.slotwise.server.advice.score.ScorePlacement;
import io.slotwise.server.api.Answer;
import io.slotwise.server.api.Explaining;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.InvalidInput;
import io.slotwise.server.api.read.SituationReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Scores a product in one slot, in some, or in all of them, while it is being dragged. */
@RestController
final class ScoreRoutes {
    private static final int MAX_TARGETS = Position.MAX_ROWS * Position.MAX_COLUMNS;

    private final SituationReader situations;
    private final KeepProducts products;
    private final Explaining explaining;

    ScoreRoutes(SituationReader situations, KeepProducts products, Explaining explaining) {
        this.situations = situations;
        this.products = products;
        this.explaining = explaining;
    }

    @PostMapping("/api/planogram/realtime-score")
    Answer<ScoreAnswer> score(Fields body, HttpServletRequest request) {
        Position target = body.position(body.named("target_position", "position"));
        boolean all = body.isText("targets");
        List<Position> targets = new ArrayList<>();
        if (all) {
            body.choice("targets", Map.of("all", true));
        } else {
            body.items("targets", MAX_TARGETS).each((key, list) -> {
                Position position = list.requiredPosition(key);
                if (position != null) {
                    targets.add(position);
                }
            });
        }
        if (target == null && !all && targets.isEmpty()) {
            body.issue("target_position", "missing", "A target_position, or targets (all, or a list), is needed.");
        }
        String id = body.id("product_id");
        String name = id == null ? body.name("product_name") : null;
        if (id == null && name == null) {
            body.issue("product_id", "missing", "A product_id or a product_name is needed.");
        }
        Explaining.Wanted wanted = Explaining.Wanted.ifAsked(body);
        Situation situation = situations.situation(body, stated(body, id));
        String productId = productId(situation, id, name);
        boolean one = target != null && !all && targets.isEmpty();
        if (target != null && !all) {
            targets.addFirst(target);
        }
        requireSlots(situation, targets, one);
        ScoreAnswer result = one
                ? ScoreAnswer.one(situation, productId, targets.getFirst())
                : ScoreAnswer.several(situation, productId, all ? List.of() : targets);
        return explaining.answer(request, body, Feature.PLACEMENT_FEEDBACK, wanted, situation, result);
    }

    /** A product in hand that the request does not describe may be one that is kept. */
    private Stated stated(Fields body, @Nullable String productId) {
        Stated stated = situations.stated(body);
        if (productId == null || stated.deviceId() != null || stated.describes(productId)) {
            return stated;
        }
        Product kept = products.product(productId);
        return kept == null ? stated : stated.alsoSeeing(List.of(kept));
    }

    private static String productId(Situation situation, @Nullable String id, @Nullable String name) {
        if (id != null) {
            if (!situation.catalogue().contains(id)) {
                throw InvalidInput.at(
                        "/product_id",
                        "unknown_product",
                        "The product is neither in the planogram nor in the products known here.\nDescribe it in products.");
            }
            return id;
        }
        String found = ScorePlacement.idOf(situation, String.valueOf(name));
        if (found == null) {
            throw InvalidInput.at(
                    "/product_name",
                    "unknown_product",
                    "No product, or more than one, has this name.\nGive its product_id.");
        }
        return found;
    }

    private static void requireSlots(Situation situation, List<Position> targets, boolean one) {
        for (int i = 0; i < targets.size(); i++) {
            if (!ScorePlacement.isSlot(situation, targets.get(i))) {
                throw InvalidInput.at(
                        one ? "/target_position" : "/targets/" + i,
                        "unknown_position",
                        "No slot of the cabinet begins at %s.".formatted(targets.get(i)));
            }
        }
    }
}
