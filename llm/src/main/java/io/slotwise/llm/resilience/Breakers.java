package io.slotwise.llm.resilience;

import io.slotwise.llm.call.Cause;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One breaker per model and kind of failure: an overloaded model says nothing about another, nor about the network. */
final class Breakers {
    /** Failures that say something about the far side's health. */
    private static final Set<Cause> COUNTED = Set.of(
            Cause.OVERLOADED,
            Cause.SERVER_ERROR,
            Cause.UNREACHABLE,
            Cause.DEADLINE,
            Cause.BROKEN_STREAM,
            Cause.GARBLED,
            Cause.BAD_REQUEST);

    private static final int MOST_MODELS = 64;

    private final ResilienceConfig config;
    private final Ticker ticker;
    private final Map<String, Map<Cause, Breaker>> byModel = new ConcurrentHashMap<>();

    Breakers(ResilienceConfig config, Ticker ticker) {
        this.config = config;
        this.ticker = ticker;
    }

    /** Lets a call to the model go, as the probe where one is due; otherwise says how long the model is not asked. */
    @Nullable
    Duration admit(String model) {
        Map<Cause, Breaker> breakers = of(model);
        synchronized (breakers) {
            Duration stopped = breakers.values().stream()
                    .filter(Breaker::stops)
                    .map(Breaker::untilProbe)
                    .max(Duration::compareTo)
                    .orElse(null);
            if (stopped == null) {
                breakers.values().forEach(Breaker::started);
            }
            return stopped;
        }
    }

    void succeeded(String model) {
        of(model).values().forEach(Breaker::succeeded);
    }

    /**
     * The breaker of that kind counts the failure; kinds that say nothing about health have none. Returns whether this
     * opened it.
     */
    boolean failed(String model, Cause cause) {
        Breaker breaker = of(model).get(cause);
        return breaker != null && breaker.failed();
    }

    /** The models that are not asked, with the kind of failure. */
    List<String> open() {
        return byModel.entrySet().stream()
                .flatMap(entry -> entry.getValue().entrySet().stream()
                        .filter(breaker -> breaker.getValue().isOpen())
                        .map(breaker -> entry.getKey() + " " + breaker.getKey().word()))
                .sorted()
                .toList();
    }

    private Map<Cause, Breaker> of(String model) {
        Map<Cause, Breaker> known = byModel.get(model);
        if (known != null) {
            return known;
        }
        String name = byModel.size() < MOST_MODELS ? model : "";
        return byModel.computeIfAbsent(name, any -> fresh());
    }

    private Map<Cause, Breaker> fresh() {
        Map<Cause, Breaker> breakers = new EnumMap<>(Cause.class);
        for (Cause cause : COUNTED) {
            breakers.put(
                    cause, new Breaker(config.breakerWindow(), config.breakerFailures(), config.breakerOpen(), ticker));
        }
        // a model that is gone does not come back within seconds: one answer is enough
        breakers.put(Cause.MODEL_GONE, new Breaker(1, 1, config.accountOff(), ticker));
        return breakers;
    }
}
