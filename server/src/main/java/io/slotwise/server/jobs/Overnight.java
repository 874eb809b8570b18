package io.slotwise.server.jobs;

import io.slotwise.server.advice.overnight.AskOvernight;
import io.slotwise.server.advice.overnight.CabinetQuestion;
import io.slotwise.server.advice.overnight.NightPlan;
import io.slotwise.server.advice.record.Reply;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.StoredJob;
import io.slotwise.server.store.claude.BatchItems;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that Claude answers overnight: their items are handed in as batches and finished when the batches come back. All
 * that is known of them is on the disk, so a killed process goes on where it was: an item that is out is not handed in
 * again, one whose answer was used is finished. For one thread at a time; {@link Nightly} is it.
 */
public final class Overnight {
    private static final String KIND = AskOvernight.KIND;

    /** Plans made before the next batch is handed in: a bound on what is in memory. */
    private static final int AT_ONCE = 100;

    private static final int HTTP_ACCEPTED = 202;

    private final Store store;
    private final Jobs jobs;
    private final AskOvernight asking;
    private final NightWork work;
    private final OvernightConfig config;
    private final InstantSource clock;
    private final BatchItems batches;

    public Overnight(
            Store store, Jobs jobs, AskOvernight asking, NightWork work, OvernightConfig config, InstantSource clock) {
        this.clock = clock;
        this.store = store;
        this.jobs = jobs;
        this.asking = asking;
        this.work = work;
        this.config = config;
        batches = new BatchItems(store);
    }

    /** How a look went: what is still out or waits for money, and why the far side could not be asked, if so. */
    public record Look(int waiting, @Nullable String trouble) {}

    /** A job about machines: an item for each cabinet, and one for a machine that has none to say so. */
    Job.Request request(String owner, String question, List<String> deviceIds) {
        Map<String, List<Integer>> cabinets = store.planograms().cabinets();
        List<String> subjects = new ArrayList<>();
        for (String id : deviceIds) {
            for (int cabinet : cabinets.getOrDefault(id, List.of(0))) {
                subjects.add(NightPlan.subject(id, cabinet));
            }
        }
        return new Job.Request(KIND, owner, question, subjects);
    }

    /** A job for the whole fleet where the hour has come and tonight has none yet; true if one was begun. */
    public boolean begin() {
        LocalTime at = config.at();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, config.zone());
        if (at == null || LocalTime.ofInstant(now, config.zone()).isBefore(at) || today.equals(lastNight())) {
            return false;
        }
        List<String> devices = store.snapshots().deviceIds();
        if (devices.isEmpty()) {
            return false;
        }
        Job.Request request = request(KIND, work.usual(), devices);
        jobs.submit(request, null, job -> new Reply(HTTP_ACCEPTED, Map.of(), job.id()));
        return true;
    }

    /**
     * Uses what has come back, then hands in what is not out yet; neither until the fleet was learnt from, as what is
     * asked before is another question afterwards.
     */
    public Look look() {
        if (!asking.isSettled()) {
            return new Look(batches.open().size(), null);
        }
        asking.cancel(id -> job(id) == null);
        AskOvernight.Look look = asking.collect(this::now, this::finish);
        Set<String> out = out();
        int waiting = 0;
        List<StoredJob> running = store.jobs().running();
        asking.forget(item -> running.stream().noneMatch(job -> item.startsWith(job.id() + "/")));
        for (StoredJob job : running) {
            if (job.kind().equals(KIND)) {
                waiting += handIn(job, out);
            }
        }
        return new Look(waiting + look.out(), look.trouble());
    }

    private @Nullable LocalDate lastNight() {
        StoredJob last = store.jobs().newestOf(KIND, KIND);
        return last == null ? null : day(last);
    }

    /** The places of what is out. */
    private Set<String> out() {
        return batches.open().stream().map(entry -> Place.of(entry.id()).word()).collect(Collectors.toSet());
    }

    /** Hands in what is open and not out; returns how much of the job still waits. */
    private int handIn(StoredJob job, Set<String> out) {
        int waiting = 0;
        Map<String, CabinetQuestion> questions = new LinkedHashMap<>();
        for (StoredJob.Item item : store.jobs().open(job.id())) {
            Place place = new Place(job.id(), item.number());
            if (out.contains(place.word())) {
                continue; // counted by who looked
            }
            CabinetQuestion question = question(job, item);
            if (question != null) {
                questions.put(place.word(), question);
            }
            if (questions.size() == AT_ONCE) {
                waiting += handIn(job, questions);
            }
        }
        return waiting + handIn(job, questions);
    }

    /**
     * What there is no money for now waits as long as anything is out, whose hold may come back; what did not reach the
     * far side waits for so long.
     */
    private int handIn(StoredJob job, Map<String, CabinetQuestion> questions) {
        AskOvernight.HandedIn handedIn = asking.handIn(questions);
        boolean mayPay = !batches.open().isEmpty();
        boolean mayReach = clock.instant().isBefore(job.createdAt().plus(config.patience()));
        int answered = 0;
        for (Map.Entry<String, NightPlan> one : handedIn.answered().entrySet()) {
            boolean waits = (mayPay && handedIn.unpaid().contains(one.getKey()))
                    || (mayReach && handedIn.unreached().contains(one.getKey()));
            if (!waits) {
                finish(one.getKey(), one.getValue());
                answered++;
            }
        }
        int waiting = questions.size() - answered;
        questions.clear();
        return waiting;
    }

    /** The question of an item as it stands now; null where there is none, and the item is finished then. */
    private @Nullable CabinetQuestion question(StoredJob job, StoredJob.Item item) {
        try {
            Subject subject = Subject.of(item.subject(), store);
            String place = new Place(job.id(), item.number()).word();
            CabinetQuestion question =
                    asking.question(place, subject.deviceId(), subject.cabinet(), work.read(job.question()), day(job));
            if (question == null) {
                fail(job, item, "unknown_device", "There is no machine (%s).".formatted(item.subject()));
            }
            return question;
        } catch (IllegalArgumentException e) {
            fail(job, item, "invalid", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void fail(StoredJob job, StoredJob.Item item, String code, String message) {
        finish(new Place(job.id(), item.number()), new Work.Done.Failed(work.failed(code, message)));
    }

    /** The question of what is out as it stands now; null where nobody wants the answer any more. */
    private @Nullable CabinetQuestion now(String id) {
        StoredJob job = job(id);
        if (job == null) {
            return null;
        }
        int number = Place.of(id).item();
        return store.jobs().items(job.id(), number, 1).stream()
                .filter(item -> item.fate() == StoredJob.Fate.OPEN)
                .findFirst()
                .map(item -> question(job, item))
                .orElse(null);
    }

    private void finish(String id, NightPlan plan) {
        finish(Place.of(id), new Work.Done.Ok(work.write(plan)));
    }

    private void finish(Place place, Work.Done done) {
        jobs.finish(place.job(), place.item(), done);
        asking.forget(place.word()::equals);
    }

    /** The running job of an item, or null. */
    private @Nullable StoredJob job(String id) {
        StoredJob job = store.jobs().find(Place.of(id).job());
        return job == null || job.state() != StoredJob.State.RUNNING ? null : job;
    }

    private LocalDate day(StoredJob job) {
        return LocalDate.ofInstant(job.createdAt(), config.zone());
    }

    /** Where an item stands, in one word; what an earlier version added to it after another stroke is passed over. */
    private record Place(String job, int item) {
        static Place of(String id) {
            String[] words = id.split("/", -1);
            return new Place(words[0], Integer.parseInt(words[1]));
        }

        String word() {
            return job + "/" + item;
        }
    }

    /** A cabinet as {@link NightPlan#subject} names it. */
    private record Subject(String deviceId, int cabinet) {
        static Subject of(String word, Store store) {
            int sign = word.lastIndexOf('#');
            boolean isCabinet = sign > 0 && word.substring(sign + 1).matches("[0-9]{1,3}");
            if (!isCabinet || store.snapshots().find(word) != null) {
                return new Subject(word, 0);
            }
            return new Subject(word.substring(0, sign), Integer.parseInt(word.substring(sign + 1)));
        }
    }
}
