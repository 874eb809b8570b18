package io.slotwise.server.advice;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.RuleContext;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.zones.ZoneMap;
import java.util.function.Supplier;

/**
 * What one question is about: the machine as it stands, the planogram that is asked about, and everything that an
 * answer is judged by.
 *
 * @param machine with what stands today
 * @param planogram what is asked about; the standing one unless another was stated
 * @param book the rules that hold here
 * @param dataVersion another word for each state of the data; {@value #STATED} where nothing came from the store
 * @param model of the machine, made at the first question
 * @param zones what sells where in the cabinet in question, worked out at the first question
 */
public record Situation(
        Machine machine,
        Planogram planogram,
        Catalogue catalogue,
        RuleBook book,
        String dataVersion,
        Supplier<ValueModel> model,
        Supplier<ZoneMap> zones) {
    public Situation {
        model = new Late<>(model);
        zones = new Late<>(zones);
    }

    /** Between the version of the stored data and that of what the fleet has taught. */
    static final String TAUGHT = ".";

    /** The data version of a question that brought all its data along. */
    public static final String STATED = "stated";

    /** Whether this is the state of the stored data that it was made of, whatever the fleet has taught beside them. */
    public boolean standsOn(String storedVersion) {
        return dataVersion.equals(storedVersion) || dataVersion.startsWith(storedVersion + TAUGHT);
    }

    /** What stands today in the cabinet in question. */
    public Planogram standing() {
        return machine.planogram(planogram.cabinet().index());
    }

    /** The same with another planogram in question. */
    public Situation with(Planogram other) {
        return new Situation(machine, other, catalogue, book, dataVersion, model, zones);
    }

    public RuleContext context() {
        return new RuleContext(catalogue, machine.venue(), machine.service());
    }
}
