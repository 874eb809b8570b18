package io.slotwise.testbed.fleet;

import io.slotwise.testbed.world.Knobs;
import io.slotwise.testbed.world.Knobs.Baskets;
import io.slotwise.testbed.world.Knobs.Layout;
import io.slotwise.testbed.world.Knobs.Minds;
import io.slotwise.testbed.world.Knobs.Operations;
import io.slotwise.testbed.world.Knobs.Operations.Knowledge;
import io.slotwise.testbed.world.Knobs.Scale;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Named knobs, one set for each claim that the engine makes. */
public final class Presets {
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 6);
    private static final Scale USUAL = new Scale(12, FIRST_DAY, 40, 60, 300);
    private static final Minds ATTENTION = new Minds(Minds.Model.ATTENTION, 2.2, 3.9, 0.35, 0.02, 0.1, 0.6);
    private static final Minds HABIT = new Minds(Minds.Model.HABIT, 2.2, 3.9, 0.35, 0.02, 0.1, 0.6);
    private static final Minds WEIGHING = new Minds(Minds.Model.WEIGHING, 2.2, 3.9, 0.35, 0.02, 0.1, 0.6);
    private static final Minds NEEDS = new Minds(Minds.Model.NEEDS, 2.2, 3.9, 0.35, 0.02, 0.1, 0.6);
    private static final Layout ROWS_AND_COLUMNS = new Layout(Layout.Shape.SEPARABLE, 2.5);
    private static final Baskets SINGLE = new Baskets(0.08, 0, 0);
    private static final Operations BUSY = new Operations(2, 3, 1, 0, Knowledge.TELEMETRY);
    private static final Knobs STANDARD = new Knobs(USUAL, ATTENTION, ROWS_AND_COLUMNS, SINGLE, BUSY);
    private static final Map<String, Knobs> ALL = new LinkedHashMap<>();

    static {
        ALL.put("attention", STANDARD);
        ALL.put("habit", STANDARD.with(HABIT));
        ALL.put("spots", STANDARD.with(new Layout(Layout.Shape.SPOTS, 2.5)));
        ALL.put("no-zones", STANDARD.with(new Layout(Layout.Shape.NONE, 1)));
        ALL.put("habit-no-zones", STANDARD.with(HABIT).with(new Layout(Layout.Shape.NONE, 1)));
        ALL.put("weighing", STANDARD.with(WEIGHING));
        ALL.put("weighing-no-zones", STANDARD.with(WEIGHING).with(new Layout(Layout.Shape.NONE, 1)));
        ALL.put("needs", STANDARD.with(NEEDS));
        ALL.put("pairs", STANDARD.with(withoutHours(ATTENTION)).with(new Baskets(0.1, 6, 0.4)));
        ALL.put("no-pairs", STANDARD.with(withoutHours(ATTENTION)).with(new Baskets(0.15, 0, 0)));
        ALL.put("visits-only", STANDARD.with(knowing(Knowledge.VISITS)));
        ALL.put("stock-unknown", STANDARD.with(knowing(Knowledge.NONE)));
        ALL.put(
                "heavy-sellers",
                STANDARD.with(new Scale(12, FIRST_DAY, 40, 350, 700)).with(knowing(Knowledge.VISITS)));
        ALL.put("steady", STANDARD.with(steady()).with(new Operations(0, 0, 0, 0, Knowledge.TELEMETRY)));
    }

    private Presets() {}

    /** Names of all presets. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** @throws IllegalArgumentException if there is none of that name */
    public static Knobs named(String name) {
        Knobs knobs = ALL.get(name);
        if (knobs == null) {
            throw new IllegalArgumentException("The preset (%s) must be one of %s.".formatted(name, names()));
        }
        return knobs;
    }

    private static Operations knowing(Knowledge knowledge) {
        return BUSY.knowing(knowledge);
    }

    private static Minds withoutHours(Minds minds) {
        return new Minds(
                minds.model(), minds.acceptable(), minds.priceSlope(), minds.placeTaste(), 0, minds.levelNoise(), 0);
    }

    private static Minds steady() {
        return new Minds(Minds.Model.ATTENTION, 2.2, 3.9, 0.35, 0, 0, 0.6);
    }
}
