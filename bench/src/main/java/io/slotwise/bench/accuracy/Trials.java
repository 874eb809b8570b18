package io.slotwise.bench.accuracy;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Figures over many trials, as defined in the accuracy report. */
record Trials(List<Trial> all) {
    private static final double CLOSE = 0.10;
    private static final double WORTH_A_SIGN = 0.02;

    /** Share of expected revenues within ten per cent of the truth. */
    double close() {
        return share(trial -> Math.abs(trial.after().mean() / trial.trueAfter() - 1) <= CLOSE);
    }

    /** 1 − mean error of the lift ÷ mean size of the true lift; 0 for claiming that nothing changes. */
    double liftSkill() {
        return 1
                - mean(trial -> Math.abs(trial.predictedLift() - trial.trueLift()))
                        / mean(trial -> Math.abs(trial.trueLift()));
    }

    /** Share of changes worth more than two per cent whose sign was foretold. */
    double signs() {
        List<Trial> large = all.stream()
                .filter(trial -> Math.abs(trial.trueLift()) > WORTH_A_SIGN)
                .toList();
        return new Trials(large).share(trial -> trial.predictedLift() * trial.trueLift() > 0);
    }

    double coverage() {
        return share(Trial::covers);
    }

    double changeCoverage() {
        return share(Trial::coversChange);
    }

    /** Slope through nought of true lift on predicted lift. */
    double slope() {
        return mean(trial -> trial.predictedLift() * trial.trueLift())
                / mean(trial -> trial.predictedLift() * trial.predictedLift());
    }

    /** Mean size of what was claimed. */
    double claimed() {
        return mean(trial -> Math.abs(trial.predictedLift()));
    }

    double trueSize() {
        return mean(trial -> Math.abs(trial.trueLift()));
    }

    double bias() {
        return mean(trial -> trial.after().mean() / trial.trueAfter() - 1);
    }

    /** Mean size of what was claimed to come from products that are bought together. */
    double affinity() {
        return mean(trial -> Math.abs(trial.affinity() / trial.before().mean()));
    }

    String line(String name) {
        return String.format(
                Locale.ROOT,
                "%-26s n %4d  within 10%% %.3f  skill %6.3f  sign %.3f  cover %.3f  cover lift %.3f  slope %6.3f"
                        + "  |lift| true %.4f claimed %.4f  by affinity %.4f  bias %+.3f",
                name,
                all.size(),
                close(),
                liftSkill(),
                signs(),
                coverage(),
                changeCoverage(),
                slope(),
                trueSize(),
                claimed(),
                affinity(),
                bias());
    }

    private double share(Predicate<Trial> predicate) {
        return mean(trial -> predicate.test(trial) ? 1 : 0);
    }

    private double mean(ToDoubleFunction<Trial> figure) {
        return all.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }
}
