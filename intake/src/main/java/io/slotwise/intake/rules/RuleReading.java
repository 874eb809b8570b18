package io.slotwise.intake.rules;

import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.RuleBook;
import java.util.List;

/** What came out of reading a rule book. */
public sealed interface RuleReading {
    /** The rules as they were written, in their order. */
    record Accepted(List<Rule> rules) implements RuleReading {
        public Accepted {
            rules = List.copyOf(rules);
        }

        /** The standard rules and these. */
        public RuleBook book() {
            return RuleBook.of(rules);
        }
    }

    /** All that is wrong with it; nothing of it holds. */
    record Rejected(List<RuleProblem> problems) implements RuleReading {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
