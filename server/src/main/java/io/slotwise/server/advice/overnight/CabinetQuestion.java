package io.slotwise.server.advice.overnight;

import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.explain.Prepared;
import io.slotwise.server.advice.optimise.PlanAnswer;
import io.slotwise.server.advice.optimise.PlanQuestion;

/** One cabinet's question of a night: what the engine answered, and what Claude is asked beside it. */
public final class CabinetQuestion {
    private final PlanQuestion question;
    private final PlanAnswer plan;
    private final Prepared prepared;

    CabinetQuestion(PlanQuestion question, PlanAnswer plan, Prepared prepared) {
        this.question = question;
        this.plan = plan;
        this.prepared = prepared;
    }

    String deviceId() {
        return situation().machine().id();
    }

    int cabinetIndex() {
        return situation().planogram().cabinet().index();
    }

    Situation situation() {
        return question.situation();
    }

    PlanQuestion question() {
        return question;
    }

    /** The engine's own answer. */
    public PlanAnswer plan() {
        return plan;
    }

    /** What Claude is asked beside it. */
    public Prepared prepared() {
        return prepared;
    }
}
