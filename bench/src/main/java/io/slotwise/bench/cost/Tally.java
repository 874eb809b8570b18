package io.slotwise.bench.cost;

import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.cost.MemoryLedgerStore;
import io.slotwise.llm.cost.Tiers;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.token.TokenEstimator;
import io.slotwise.server.advice.verify.Suggestion;
import io.slotwise.server.advice.verify.Verdict;
import io.slotwise.testbed.claude.meter.Meter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what was shown. Claude's suggestions count by what the verifier lets through, at the engine's figure. */
final class Tally {
    private final Map<String, Integer> causes = new TreeMap<>();
    private final Map<Step, Double> claudes = new HashMap<>();
    private int asked;
    private int answered;
    private int suggestions;
    private double shown;

    /** The engine answered alone. */
    void engine(Step step) {
        shown += step.engineWorth();
    }

    void add(Step step, Outcome outcome, boolean showsEngine) {
        asked++;
        double worth = 0;
        if (outcome instanceof Outcome.Answered one) {
            answered++;
            Verdict verdict = step.prepared().verifier().verify(one.answer().text());
            suggestions += verdict.suggestions().size();
            worth = worth(verdict.suggestions());
        } else {
            causes.merge(cause(outcome), 1, Integer::sum);
        }
        claudes.merge(step, worth, Math::max);
        shown += showsEngine ? Math.max(worth, step.engineWorth()) : worth;
    }

    Bill bill(Meter.Bill far, MemoryLedgerStore ledger, TokenEstimator tokens) {
        long booked = ledger.rows().stream().mapToLong(UsageRow::costNanos).sum();
        double error = Tiers.defaults().models().stream()
                .map(tokens::quality)
                .filter(quality -> quality.prompts() > 0)
                .mapToDouble(TokenEstimator.Quality::meanRelative)
                .max()
                .orElse(Double.NaN);
        return new Bill(far.calls(), far.nanos(), booked, asked, answered, causes, suggestions, shown, claudes, error);
    }

    private static String cause(Outcome outcome) {
        return outcome.fallback() == null ? "" : outcome.fallback().word();
    }

    private static double worth(List<Suggestion> suggestions) {
        return suggestions.stream()
                .mapToDouble(one -> one.valuePerWeek().mean().toBigDecimal().doubleValue())
                .sum();
    }
}
