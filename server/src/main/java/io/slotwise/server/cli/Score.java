package io.slotwise.server.cli;

import io.slotwise.engine.model.Position;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.score.ScoreAnswer;
import io.slotwise.server.advice.score.ScorePlacement;
import io.slotwise.server.advice.score.ScoredPlacement;
import io.slotwise.server.cli.given.Output;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slotwise score}: what a product would be worth in one slot, or in each. */
@Command(
        name = "score",
        description = "Scores a product in one slot of a machine, or in every slot.",
        mixinStandardHelpOptions = true)
final class Score implements Callable<Integer> {
    @Mixin
    private final Fleet fleet = new Fleet();

    @Mixin
    private final Output output = new Output();

    @Option(names = "--product", paramLabel = "ID|NAME", required = true, description = "Product of the dataset.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private String product;

    @Option(names = "--slot", paramLabel = "SLOT", description = "Such as A1; without it, every slot.")
    private @Nullable Position slot;

    @Override
    public Integer call() throws IOException {
        Situation situation = fleet.situation();
        String productId = productId(situation);
        if (slot == null) {
            ScoreAnswer.Several all = ScoreAnswer.several(situation, productId, List.of());
            output.result(all, all.scores().stream().map(Score::text).collect(Collectors.joining("\n")));
        } else {
            requireSlot(situation, slot);
            ScoreAnswer.One one = ScoreAnswer.one(situation, productId, slot);
            output.result(one, text(one.targetPosition(), one.score(), one.valuePerWeek(), one.feedback()));
        }
        return 0;
    }

    private String productId(Situation situation) {
        String id = situation.catalogue().contains(product) ? product : ScorePlacement.idOf(situation, product);
        if (id == null) {
            throw new IllegalArgumentException(
                    "The product (%s) is not in the dataset, or several have this name.\nGive its product_id."
                            .formatted(product));
        }
        return id;
    }

    private static void requireSlot(Situation situation, Position slot) {
        if (!ScorePlacement.isSlot(situation, slot)) {
            throw new IllegalArgumentException(
                    "No slot of the device (%s) begins at %s in cabinet %d.\nMaybe it is covered by a wider neighbour."
                            .formatted(
                                    situation.machine().id(),
                                    slot,
                                    situation.planogram().cabinet().index()));
        }
    }

    private static String text(ScoredPlacement one) {
        return text(one.position(), one.score(), one.valuePerWeek(), one.feedback());
    }

    private static String text(Position position, int score, MoneyPerWeek value, String feedback) {
        return "%-4s %3d  %s a week (%s to %s)  %s"
                .formatted(position, score, value.mean(), value.low(), value.high(), feedback);
    }
}
