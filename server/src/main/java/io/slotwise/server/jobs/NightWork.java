package io.slotwise.server.jobs;

import io.slotwise.server.advice.optimise.PlanQuestion;
import io.slotwise.server.advice.overnight.NightPlan;

/** How a night's question is read and its answers are written. */
public interface NightWork {
    /** The settings in a job's question. */
    PlanQuestion.Settings read(String question);

    /** The question that a whole fleet is asked about. */
    String usual();

    /** An answer as it is kept. */
    String write(NightPlan plan);

    /** Why there is none. */
    String failed(String code, String message);
}
