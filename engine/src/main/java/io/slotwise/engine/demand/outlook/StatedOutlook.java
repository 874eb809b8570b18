package io.slotwise.engine.demand.outlook;

import io.slotwise.engine.demand.DemandForecast;
import io.slotwise.engine.demand.ProductRate;
import io.slotwise.engine.demand.Rates;
import io.slotwise.engine.demand.count.NegativeBinomial;
import io.slotwise.engine.demand.fleet.Level;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** The outlook where no day of sales is on record: beliefs from averages and priors, the same every day. */
public final class StatedOutlook implements Outlook {
    private static final double LEAST_MEAN = 1e-4;

    private final Rates rates;
    private final LocalDate from;
    private final List<Item> items;

    private StatedOutlook(Rates rates, LocalDate from, List<Item> items) {
        this.rates = rates;
        this.from = from;
        this.items = items;
    }

    /** @param standing ids of what stands in the machine */
    public static StatedOutlook of(Rates rates, Collection<String> standing, LocalDate from) {
        List<Item> items = standing.stream()
                .distinct()
                .map(rates::rate)
                .map(rate -> new Item(rate.productId(), rate.mean(), rate.priorShare(), Trend.UNKNOWN))
                .toList();
        return new StatedOutlook(rates, from, items);
    }

    @Override
    public LocalDate from() {
        return from;
    }

    @Override
    public int daysKnown() {
        return 0;
    }

    @Override
    public List<Item> items() {
        return items;
    }

    @Override
    public Expected sales(Item item, int days) {
        return expected(demand(item, days));
    }

    /** Spreads by what is not known of the rate as well as by chance. */
    @Override
    public NegativeBinomial demand(Item item, double days) {
        ProductRate rate = rates.rate(item.productId());
        return new NegativeBinomial(Math.max(LEAST_MEAN, rate.mean() * days), rates.dispersion() + 1 / rate.shape());
    }

    @Override
    public List<Group> groups(int days) {
        double mean = LEAST_MEAN;
        double variance = 0;
        for (Item item : items) {
            NegativeBinomial law = demand(item, days);
            mean += law.mean();
            variance += law.dispersion() * law.mean() * law.mean();
        }
        double together = rates.levelSd() * rates.levelSd();
        NegativeBinomial all = new NegativeBinomial(mean, variance / (mean * mean) + together);
        return List.of(new Group(Level.MACHINE, "", expected(all)));
    }

    @Override
    public double seasonality(int days) {
        return 1;
    }

    @Override
    public Influences influences(int days) {
        return Influences.NONE;
    }

    @Override
    public Course course(Item item, int stepDays) {
        Expected each = sales(item, stepDays);
        List<Course.Coming> coming = IntStream.range(0, Course.stepsAhead(stepDays))
                .mapToObj(step -> from.plusDays((long) step * stepDays))
                .map(first -> new Course.Coming(first, first.plusDays(stepDays - 1L), each))
                .toList();
        return Course.ahead(stepDays, coming);
    }

    static Expected expected(NegativeBinomial law) {
        return new Expected(
                law.mean(),
                DemandForecast.LEVELS.stream()
                        .map(level -> (double) law.quantile(level))
                        .toList());
    }
}
