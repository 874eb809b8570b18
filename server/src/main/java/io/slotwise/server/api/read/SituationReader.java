package io.slotwise.server.api.read;

import io.slotwise.engine.demand.Figures;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.rules.Rule;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.Situations;
import io.slotwise.server.advice.Stated;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.InvalidInput;
import io.slotwise.server.api.problem.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the part that all analyses have in common: the machine by reference, by value, or both mixed. Fields that
 * no analysis knows are left alone; a route that wants to refuse them does so itself.
 */
@Component
public final class SituationReader {
    private static final int MAX_CABINETS = 99;
    private static final int MAX_PRODUCTS = 5_000;
    private static final int MAX_GRAMS = 10_000_000;
    private static final double MAX_PER_DAY = 1e6;
    private static final double MIN_INTERVAL_DAYS = 0.25;
    private static final double MAX_INTERVAL_DAYS = 365;

    private final Situations situations;

    SituationReader(Situations situations) {
        this.situations = situations;
    }

    /** What the request states; faults are noted in {@code body}, not thrown. */
    public Stated stated(Fields body) {
        String deviceId = body.id("device_id");
        Integer cabinet = body.integer("cabinet_index", 0, MAX_CABINETS);
        Temperature zone = body.parsed("temperature_zone", TemperatureWords::parse);
        Integer weightLimit = body.integer(body.named("weight_limit", "weight_limit_g"), 1, MAX_GRAMS);
        Fields inline = body.fields(body.named("planogram", "current_planogram"));
        PlanogramReader.Result read = inline == null
                ? PlanogramReader.Result.NONE
                : PlanogramReader.read(inline, cabinet == null ? 0 : cabinet, zone, weightLimit);
        List<Product> products = ProductReader.read(body);
        Map<String, Double> velocity = perDay(body, "product_velocity");
        Map<String, Double> revenue = perDay(body, "product_revenue");
        Map<Position, Double> revenueAt = revenueAt(body, read.revenuePerDay());
        String venueType = body.text("venue_type", Fields.MAX_LABEL);
        Double interval = body.number(
                body.named("service_interval_days", "service_interval"), MIN_INTERVAL_DAYS, MAX_INTERVAL_DAYS);
        List<Rule> rules = ConstraintReader.read(body, cabinet == null ? 0 : cabinet);
        int index = read.planogram() == null
                ? cabinet == null ? 0 : cabinet
                : read.planogram().cabinet().index();
        return new Stated(
                deviceId,
                index,
                read.planogram(),
                products,
                read.sightings(),
                new Figures(velocity, revenue, revenueAt),
                List.of(),
                venueType == null ? null : new Venue("", venueType, "", null, null),
                interval,
                rules);
    }

    /**
     * The situation that the request is about.
     *
     * @throws InvalidInput if anything read so far was wrong
     * @throws Refusal with 404 if the machine or cabinet is not stored
     */
    public Situation read(Fields body) {
        return situation(body, stated(body));
    }

    /** As {@link #read} for what was read before. */
    public Situation situation(Fields body, Stated stated) {
        body.check();
        if (stated.deviceId() == null && stated.planogram() == null) {
            throw InvalidInput.at("", "missing", "Either a device_id or a planogram is needed.");
        }
        try {
            Situation situation = situations.of(stated);
            if (situation == null) {
                throw Refusal.notFound("device", Objects.requireNonNull(stated.deviceId()));
            }
            return situation;
        } catch (IllegalArgumentException e) {
            throw InvalidInput.at("", "invalid", String.valueOf(e.getMessage()));
        }
    }

    /**
     * The machine that is meant by who names none: the first in the order of their ids.
     *
     * @throws Refusal with 404 if none is stored
     */
    public String firstDevice() {
        String first = situations.firstDevice();
        if (first == null) {
            throw Refusal.of(
                    404, "no_device", "There is no machine yet.\nAn import brings machines in, the demo has some.");
        }
        return first;
    }

    private static Map<String, Double> perDay(Fields body, String field) {
        Map<String, Double> values = new HashMap<>();
        body.keys(field, MAX_PRODUCTS).each((key, all) -> put(values, key, all.number(key, 0, MAX_PER_DAY)));
        return values;
    }

    private static Map<Position, Double> revenueAt(Fields body, Map<Position, Double> bySlots) {
        Map<Position, Double> values = new HashMap<>(bySlots);
        body.keys("position_revenue", Position.MAX_ROWS * Position.MAX_COLUMNS).each((key, all) -> {
            Double value = all.number(key, 0, MAX_PER_DAY);
            try {
                put(values, Position.parse(key), value);
            } catch (IllegalArgumentException e) {
                all.issue(key, "invalid", String.valueOf(e.getMessage()));
            }
        });
        return values;
    }

    private static <K> void put(Map<K, Double> values, K key, @Nullable Double value) {
        if (value != null) {
            values.put(key, value);
        }
    }
}
