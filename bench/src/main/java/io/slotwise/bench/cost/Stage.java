package io.slotwise.bench.cost;

import io.slotwise.bench.cost.Deed.What;
import io.slotwise.bench.cost.Step.Way;
import io.slotwise.bench.speed.FleetFolder;
import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Dataset;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Asker;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Part;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.cost.Tiers;
import io.slotwise.llm.token.TextFeatures;
import io.slotwise.llm.token.TokenEstimator;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.Situations;
import io.slotwise.server.advice.Stated;
import io.slotwise.server.advice.explain.Explain;
import io.slotwise.server.advice.explain.prompt.Conduct;
import io.slotwise.server.advice.explain.prompt.PromptFiles;
import io.slotwise.server.advice.learn.FleetLearning;
import io.slotwise.server.advice.learn.LearnConfig;
import io.slotwise.server.advice.record.RecordSales;
import io.slotwise.server.advice.record.Reply;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.fleet.CabinetId;
import io.slotwise.server.store.fleet.Expectation;
import io.slotwise.server.store.fleet.SaveRequest;
import io.slotwise.server.store.sqlite.StoreConfig;
import io.slotwise.testbed.claude.meter.Tokens;
import io.slotwise.testbed.fleet.Presets;
import io.slotwise.testbed.fleet.TruthFleet;
import io.slotwise.testbed.world.Knobs;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Plays a trace once on a real store: planograms are saved, each midnight brings the sales of the day before, and every
 * deed becomes the question that the product would ask then. What the engine works out is the same for every replay, so
 * it is worked out here.
 */
final class Stage implements AutoCloseable {
    private static final int WEEKS = 26;

    /** So that the week of a trace lies where today's prices hold. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 5, 11);

    private static final int MINUTE_SECONDS = 60;
    private static final int LEARNT_FROM = 20;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Tiers tiers = Tiers.defaults();
    private final TokenEstimator tokens = new TokenEstimator();
    private final Store store;
    private final Dataset fleet;
    private final LocalDate monday;
    private final Situations situations;
    private final Questions questions;
    private int dayKnown;
    private int learnt;

    private Stage(Path folder, Dataset fleet, LocalDate monday) {
        this.fleet = fleet;
        this.monday = monday;
        now.set(at(0));
        store = Store.open(StoreConfig.in(folder), now::get);
        FleetFolder.add(store, fleet, sale -> sale.date().isBefore(monday));
        situations =
                new Situations(store.snapshots(), new FleetLearning(store.snapshots(), LearnConfig.STANDARD, now::get));
        PromptFiles prompts = new PromptFiles(
                PromptFiles.shipped(),
                new byte[] {7},
                tier -> tiers.of(tier).contextTokens(),
                (tier, prompt, schema) -> tokens.estimate(tiers.of(tier).model(), TextFeatures.of(prompt, schema)));
        Explain explain = new Explain(
                new Nobody(),
                prompts,
                Conduct.shipped(),
                store,
                () -> LocalDate.ofInstant(now.get(), ZoneOffset.UTC),
                () -> true);
        questions = new Questions(store, explain, now::get);
    }

    /** A stage in an empty folder; the fleet is the seed's. */
    static Stage open(Path folder, long seed) {
        Knobs knobs = Presets.named("attention");
        Knobs.Scale scale = new Knobs.Scale(TraceMaker.MACHINES, FIRST_DAY, WEEKS, 150, 400);
        Dataset fleet = TruthFleet.of(knobs.with(scale), seed).dataset();
        return new Stage(folder, fleet, scale.firstDay().plusWeeks(WEEKS - 1));
    }

    /** Every deed of a trace as a step, in order. */
    List<Step> play(Trace trace) {
        List<Step> steps = new ArrayList<>();
        for (Deed deed : trace.deeds()) {
            now.set(at(deed.minute()));
            sell(deed.minute() / TraceMaker.DAY);
            steps.add(step(deed));
        }
        return steps;
    }

    @Override
    public void close() {
        store.close();
    }

    private Step step(Deed deed) {
        Situation situation = situation(deed);
        Questions.Asked asked = questions.of(deed, situation);
        learn(asked.prepared().ask());
        if (learnt++ < LEARNT_FROM) {
            asked = questions.of(deed, situation); // fitted by what is known now
        }
        Step step = new Step(
                now.get(),
                deed,
                asked.prepared(),
                GuidePrompts.of(
                        situation, deed, asked, lastWeek(situation.machine().id())),
                switch (deed.what()) {
                    case DRAG, SAVE -> Way.ENGINE;
                    case NIGHT -> Way.NIGHT;
                    case HOLD, PREDICT, OPTIMISE, ZONES, DEMAND, VENUE, SCENARIO, LAYOUT -> Way.LIVE;
                },
                asked.engineWorth());
        if (deed.what() == What.SAVE) {
            save(situation, deed);
        }
        return step;
    }

    /** What the pipe learns from the usage of an answer. */
    private void learn(Ask ask) {
        long counted = ask.prompt()
                .parts()
                .mapToLong(part -> part instanceof Part.Text text ? Tokens.ofBlock(text.text()) : 0)
                .sum();
        String schema = ask.shape() == null ? null : ask.shape().schema();
        tokens.learn(tiers.of(ask.tier()).model(), TextFeatures.of(ask.prompt(), schema), counted);
    }

    private Situation situation(Deed deed) {
        String device =
                fleet.machines().get(deed.device() % fleet.machines().size()).id();
        int cabinet = fleet.machine(device).planograms().getFirst().cabinet().index();
        return Objects.requireNonNull(situations.of(Stated.stored(device, cabinet)));
    }

    /** The sales of every day before this one. */
    private void sell(int day) {
        while (dayKnown < day) {
            LocalDate sold = monday.plusDays(dayKnown);
            List<Sale> sales = fleet.sales().stream()
                    .filter(sale -> sale.date().equals(sold))
                    .toList();
            new RecordSales(store).record(sales, null, outcome -> new Reply(200, Map.of(), ""));
            dayKnown++;
        }
    }

    private List<Sale> lastWeek(String device) {
        LocalDate today = monday.plusDays(dayKnown);
        return fleet.sales().stream()
                .filter(sale -> sale.deviceId().equals(device)
                        && sale.date().isBefore(today)
                        && !sale.date().isBefore(today.minusWeeks(1)))
                .toList();
    }

    private void save(Situation situation, Deed deed) {
        Planogram planogram = situation.planogram();
        String device = situation.machine().id();
        store.planograms()
                .save(new SaveRequest(
                        new CabinetId(device, planogram.cabinet().index()).planogramKey(),
                        device,
                        Changes.apply(planogram, swap(planogram, deed)),
                        new Expectation.Existing(),
                        "editor",
                        "trace"));
    }

    /** The two filled slots of a deed's choice. */
    static Change swap(Planogram planogram, Deed deed) {
        List<Slot> filled =
                planogram.slots().stream().filter(slot -> !slot.isEmpty()).toList();
        int first = deed.x() % filled.size();
        int second = (first + 1 + deed.y() % (filled.size() - 1)) % filled.size();
        return new Change.Swap(filled.get(first).position(), filled.get(second).position());
    }

    private Instant at(int minute) {
        return monday.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds((long) minute * MINUTE_SECONDS);
    }

    /** Nobody is asked while the stage is set. */
    private static final class Nobody implements Asker {
        @Override
        public Outcome ask(Ask ask, Check check, Cancellation cancellation) {
            throw new IllegalStateException("Questions are prepared here, not asked.");
        }

        @Override
        public Outcome stream(Ask ask, Check check, Cancellation cancellation, Consumer<Piece> listener) {
            throw new IllegalStateException("Questions are prepared here, not asked.");
        }
    }
}
