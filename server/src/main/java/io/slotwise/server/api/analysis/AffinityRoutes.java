package io.slotwise.server.api.analysis;

import io.slotwise.engine.affinity.AffinitySettings;
import io.slotwise.engine.affinity.Baskets;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.affinity.AffinityAnswer;
import io.slotwise.server.advice.affinity.AnalyseAffinity;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.api.Answer;
import io.slotwise.server.api.Explaining;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.problem.Refusal;
import io.slotwise.server.api.read.BasketReader;
import io.slotwise.server.api.read.SituationReader;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What sells together: from the baskets of stored machines, or from transactions that the caller brings along. */
@RestController
final class AffinityRoutes {
    private static final int MAX_DEVICES = 1_000;

    private final SituationReader situations;
    private final Explaining explaining;
    private final AnalyseAffinity affinity;

    AffinityRoutes(SituationReader situations, AnalyseAffinity affinity, Explaining explaining) {
        this.situations = situations;
        this.explaining = explaining;
        this.affinity = affinity;
    }

    record Found(AffinityAnswer affinities) {}

    @PostMapping(value = "/api/planogram/affinity-analysis", produces = "application/json")
    Answer<Found> analyse(Fields body, HttpServletRequest request) {
        Baskets stated = BasketReader.read(body);
        AffinitySettings settings = BasketReader.settings(body);
        List<String> devices = deviceIds(body);
        LocalDate from = body.parsed("from", LocalDate::parse);
        LocalDate to = body.parsed("to", LocalDate::parse);
        Explaining.Wanted wanted = Explaining.Wanted.unlessRefused(body);
        Situation situation = namesMachine(body) ? situations.read(body) : null;
        if (stated == null && !body.has("device_id") && devices.isEmpty()) {
            body.issue("transactions", "missing", "Transactions, a device_id or device_ids are needed.");
        }
        body.check();
        if (devices.isEmpty() && situation != null) {
            devices.add(situation.machine().id());
        }
        List<MachineHistory> histories = stated == null ? histories(devices, from, to) : List.of();
        Baskets baskets = stated == null ? affinity.baskets(devices, histories, from, to) : stated;
        AffinityAnswer answer = affinity.analyse(baskets, histories, settings, situation);
        return explaining.answer(request, body, Feature.AFFINITY_CLUSTERS, wanted, situation, new Found(answer));
    }

    private static boolean namesMachine(Fields body) {
        return body.has("device_id") || body.has(body.named("planogram", "current_planogram"));
    }

    private static List<String> deviceIds(Fields body) {
        List<String> devices = new ArrayList<>();
        body.items("device_ids", MAX_DEVICES).each((key, all) -> {
            String id = all.requiredId(key);
            if (id != null) {
                devices.add(id);
            }
        });
        return devices;
    }

    private List<MachineHistory> histories(List<String> devices, @Nullable LocalDate from, @Nullable LocalDate to) {
        List<MachineHistory> histories = new ArrayList<>();
        for (String id : devices) {
            MachineHistory history = affinity.history(id, from, to);
            if (history == null) {
                throw Refusal.notFound("device", id);
            }
            histories.add(history);
        }
        return histories;
    }
}
