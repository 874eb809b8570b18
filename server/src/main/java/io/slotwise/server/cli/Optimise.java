package io.slotwise.server.cli;

import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Limits;
import io.slotwise.engine.optimise.problem.Objective;
import io.slotwise.engine.rules.Rule;
import io.slotwise.server.advice.optimise.OptimisePlan;
import io.slotwise.server.advice.optimise.PlanAnswer;
import io.slotwise.server.advice.optimise.PlanEvent;
import io.slotwise.server.advice.optimise.PlanQuestion;
import io.slotwise.server.advice.optimise.PlannedMove;
import io.slotwise.server.advice.optimise.Suggestions;
import io.slotwise.server.cli.given.Output;
import java.io.Console;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slotwise optimise}: the best planogram for a cabinet of a dataset, as the route answers. */
@Command(
        name = "optimise",
        aliases = "optimize",
        description = "Plans a machine: which product into which slot, and what each move is worth.",
        mixinStandardHelpOptions = true)
final class Optimise implements Callable<Integer> {
    private static final int INFEASIBLE = 1;
    private static final Effort UNTIL_STOPPED = new Effort(200_000_000);

    @Mixin
    private final Fleet fleet = new Fleet();

    @Mixin
    private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Option(
            names = "--max-changes",
            paramLabel = "K",
            defaultValue = "20",
            description = "Slots that may change; ${DEFAULT-VALUE} if not given.")
    private int maxChanges;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "The same seed gives the same plan.")
    private long seed;

    @Option(
            names = "--objective",
            paramLabel = "GOAL",
            defaultValue = "margin",
            description = "revenue, margin, turnover, variety, health or balanced; ${DEFAULT-VALUE} if not given.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Objective objective;

    @ArgGroup
    private @Nullable HowLong howLong;

    /** One of two ways to say it. */
    private static final class HowLong {
        @Option(
                names = "--time-ms",
                paramLabel = "T",
                description = "Milliseconds to search; the plan then depends on the machine's speed.")
        private @Nullable Integer timeMs;

        @Option(names = "--effort", paramLabel = "E", description = "quick, standard, thorough, or moves to try.")
        private @Nullable String effort;
    }

    @Override
    public Integer call() throws IOException {
        if (maxChanges < 0 || maxChanges > Rule.MAX_SLOTS) {
            throw misuse("The changes (%d) must be from 0 to %d.".formatted(maxChanges, Rule.MAX_SLOTS));
        }
        PlanQuestion.Settings settings = PlanQuestion.Settings.USUAL
                .with(objective)
                .with(Limits.changes(maxChanges))
                .with(effort())
                .with(seed);
        PlanQuestion question = new PlanQuestion(fleet.situation(), settings);
        PlanAnswer plan = OptimisePlan.alone().plan(question, Suggestions.NONE, this::progress, stop());
        output.result(plan, text(plan));
        return plan.feasible() ? 0 : INFEASIBLE;
    }

    private Effort effort() {
        if (howLong == null) {
            return Effort.STANDARD;
        }
        if (howLong.timeMs != null) {
            return UNTIL_STOPPED;
        }
        String text = String.valueOf(howLong.effort).toLowerCase(Locale.ROOT);
        return switch (text) {
            case "quick" -> Effort.QUICK;
            case "standard" -> Effort.STANDARD;
            case "thorough" -> Effort.THOROUGH;
            default -> moves(text);
        };
    }

    private Effort moves(String text) {
        try {
            return new Effort(Integer.parseInt(text));
        } catch (IllegalArgumentException e) {
            throw misuse("The effort (%s) must be quick, standard, thorough or a number of moves from 1,000."
                    .formatted(text));
        }
    }

    private BooleanSupplier stop() {
        if (howLong == null || howLong.timeMs == null) {
            return () -> false;
        }
        if (howLong.timeMs < 1) {
            throw misuse("The time (%d ms) must be positive.".formatted(howLong.timeMs));
        }
        long nanos = Duration.ofMillis(howLong.timeMs).toNanos();
        long[] begun = new long[1]; // when the search asks first: learning the machine is no part of the time
        return () -> {
            begun[0] = begun[0] == 0 ? System.nanoTime() : begun[0];
            return System.nanoTime() - begun[0] >= nanos;
        };
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Whether a person sees the standard error. The console is null again from JDK 25 on where there is none. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isWatched() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private void progress(PlanEvent event) {
        if (isWatched() && event instanceof PlanEvent.Advanced advanced) {
            Double value = advanced.value();
            if (value != null) {
                output.note(String.format(Locale.ROOT, "%s: %.2f a week more", advanced.stage(), value));
            }
        }
    }

    private static String text(PlanAnswer plan) {
        List<String> lines = new ArrayList<>();
        if (plan.expectedImpact() == null || plan.optimality() == null) {
            lines.add("No plan keeps all rules. These cannot hold together:");
            plan.conflict().forEach(rule -> lines.add("  " + rule));
            if (plan.fewestChanges() != null) {
                lines.add("With %d changes a plan keeps the others.".formatted(plan.fewestChanges()));
            }
            return String.join("\n", lines);
        }
        lines.add("%s a week instead of %s in %s, %s more (%s to %s)."
                .formatted(
                        plan.expectedImpact().plannedPerWeek(),
                        plan.expectedImpact().currentPerWeek(),
                        plan.expectedImpact().measure(),
                        plan.expectedImpact().uplift().mean(),
                        plan.expectedImpact().uplift().low(),
                        plan.expectedImpact().uplift().high()));
        lines.add(String.format(
                Locale.ROOT,
                "At most %.1f %% from the best.",
                100 * plan.optimality().gap()));
        plan.moves().forEach(move -> lines.add(line(move)));
        plan.checks().forEach(check -> lines.add("  To look at: " + check.message()));
        return String.join("\n", lines);
    }

    private static String line(PlannedMove move) {
        return "%3d. %s %s%s: %s instead of %s, %s a week. %s"
                .formatted(
                        move.order(),
                        move.type().name().toLowerCase(Locale.ROOT),
                        move.position(),
                        move.otherPosition() == null ? "" : " and " + move.otherPosition(),
                        name(move.to()),
                        name(move.from()),
                        move.valuePerWeek().mean(),
                        move.reason());
    }

    private static String name(PlannedMove.@Nullable Item item) {
        return item == null ? "nothing" : item.productName();
    }
}
