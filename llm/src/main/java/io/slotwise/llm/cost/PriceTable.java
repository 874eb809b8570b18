package io.slotwise.llm.cost;

import io.slotwise.llm.call.Keep;
import io.slotwise.llm.call.Usage;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What models cost, as rows of data. A model without a row has no price: it is refused, never counted as free.
 * Immutable.
 */
public final class PriceTable {
    private static final String STANDARD = "standard";

    private final Map<String, List<Price>> byModel;
    private final Map<String, LocalDate> retirements;

    /** A table of one's own. */
    public PriceTable(List<Price> rows, Map<String, LocalDate> retirements) {
        this.byModel = Map.copyOf(rows.stream().collect(Collectors.groupingBy(Price::model)));
        this.retirements = Map.copyOf(retirements);
    }

    /** The table that comes with the product. */
    public static PriceTable shipped() {
        return PriceFiles.shipped();
    }

    /**
     * What a request cost. Its whole prompt decides the step, wherever the tokens were read from.
     *
     * @return empty for a model without a price on that day
     */
    public OptionalLong cost(String model, LocalDate day, Price.Mode mode, Usage usage) {
        Optional<Price> price = valid(model, day, mode)
                .filter(row -> row.above() == 0 || usage.prompt() > row.above())
                .max(Comparator.comparingLong(Price::above));
        return price.isPresent() ? OptionalLong.of(price.get().of(usage)) : OptionalLong.empty();
    }

    /**
     * The most that a request can cost: its largest prompt at the dearest step it can reach, all of it written to the
     * prefix cache for as long as it asks, and the whole output cap.
     *
     * @return empty for a model without a price on that day
     */
    public OptionalLong worstCase(
            String model, LocalDate day, Price.Mode mode, long inputTokens, long outputTokens, Keep keep) {
        return valid(model, day, mode)
                .filter(row -> row.above() == 0 || inputTokens > row.above())
                .mapToLong(row -> row.atMost(inputTokens, outputTokens, keep))
                .max();
    }

    /** Whether a model has a price on that day. */
    public boolean knows(String model, LocalDate day) {
        return valid(model, day, Price.Mode.LIVE).findAny().isPresent();
    }

    /** What the models in use must be warned of: gone, going within the period, or without a price. */
    public List<String> warnings(Collection<String> models, LocalDate today, Period ahead) {
        List<String> warnings = new ArrayList<>();
        for (String model : models) {
            LocalDate end = retirements.get(model);
            if (!knows(model, today)) {
                warnings.add("The model %s has no price today: asks for it are refused.".formatted(model));
            } else if (end != null && !end.isAfter(today)) {
                warnings.add("The model %s was retired on %s: the far side answers 404.".formatted(model, end));
            } else if (end != null && !end.isAfter(today.plus(ahead))) {
                warnings.add("The model %s will be retired on %s.".formatted(model, end));
            }
        }
        return warnings;
    }

    /** The newest row of each step that is valid on the day. */
    private Stream<Price> valid(String model, LocalDate day, Price.Mode mode) {
        List<Price> own = byModel.getOrDefault(model, List.of()).stream()
                .filter(row -> row.mode() == mode
                        && row.service().equals(STANDARD)
                        && !row.validFrom().isAfter(day))
                .toList();
        return own.stream()
                .filter(row -> own.stream()
                        .noneMatch(other -> other.above() == row.above()
                                && other.validFrom().isAfter(row.validFrom())));
    }
}
