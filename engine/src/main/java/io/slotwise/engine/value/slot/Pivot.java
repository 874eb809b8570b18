package io.slotwise.engine.value.slot;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Stock;
import io.slotwise.engine.value.week.Takings;
import io.slotwise.engine.value.week.Weeks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The money of single products while the choice among products stays as it is with one planogram, the pivot: what
 * a search over millions of planograms tabulates. Money is not additive over products, because all share the same
 * shoppers; here each product's attraction is charged with what it takes from all others at the margin, so sums
 * over products are exact at the pivot and wrong only in second order around it. Not safe to share between
 * threads.
 */
public final class Pivot {
    /** The relative step of demand over which the slopes of units and revenue are taken. */
    private static final double STEP = 0.05;

    private final Layout layout;
    private final Scene scene;
    private final Responses responses;
    private final Planogram at;
    private final double moveCost;
    private final double total;

    /** Money and units lost by others for a unit of a category's attraction. */
    private final double[] pull;

    private final double[] unitPull;
    private final double[] revenuePull;

    /** @param takings in which belief */
    public Pivot(Weeks weeks, Takings takings, Planogram at) {
        layout = weeks.layout();
        this.at = at;
        scene = new Scene(takings, layout.shelf(at));
        responses = new Responses(scene);
        moveCost = weeks.moveCost();
        total = takings.week(scene.from, new double[scene.from.facings.length]).total();
        pull = pull(responses.nestSlope);
        unitPull = pull(slopes(false));
        revenuePull = pull(slopes(true));
    }

    /** Where the money is exact. */
    public Planogram at() {
        return at;
    }

    /** Products of the catalogue, in its order. */
    public int products() {
        return layout.products.size();
    }

    public int product(String productId) {
        return layout.index(productId);
    }

    /** What a slot of the cabinet multiplies sales by. */
    public double multiplier(int slot) {
        return scene.market.belief.multiplier[layout.firstSlot + slot];
    }

    /** Units of a slot that is filled to a par level, to capacity where that is 0. */
    public int stock(int slot, int parLevel) {
        return (int) Layout.stock(at.slots().get(slot), parLevel);
    }

    /** Slots of a product in the machine's other cabinets. */
    public int facingsElsewhere(int product) {
        int count = 0;
        for (int s = 0; s < scene.from.productAt.length; s++) {
            count += isElsewhere(s, product) ? 1 : 0;
        }
        return count;
    }

    /** Sum of the multipliers of those slots. */
    public double multipliersElsewhere(int product) {
        double sum = 0;
        for (int s = 0; s < scene.from.productAt.length; s++) {
            sum += isElsewhere(s, product) ? scene.market.belief.multiplier[s] : 0;
        }
        return sum;
    }

    public int stockElsewhere(int product) {
        double sum = 0;
        for (int s = 0; s < scene.from.productAt.length; s++) {
            sum += isElsewhere(s, product) ? scene.from.stockAt[s] : 0;
        }
        return (int) sum;
    }

    /** What a product asks where it is put. */
    public double price(int product, @Nullable Money asked) {
        return asked == null ? layout.listPrice[product] : asked.toDouble();
    }

    /** Money a week of all at the pivot, as the value model has it. */
    public double total() {
        return total;
    }

    /** Cost a week of changing what one slot holds. */
    public double moveCost() {
        return moveCost;
    }

    /** How many categories share shoppers among their products. */
    public int nests() {
        return layout.nests;
    }

    /** The category of a product, by number. */
    public int nest(int product) {
        return layout.nest[product];
    }

    /** Sum of the attractions of a category's products at the pivot. */
    public double nestSum(int nest) {
        return scene.nestSum[nest];
    }

    /** Attraction of going without a category's products. */
    public double nestOutside(int nest) {
        return scene.market.nestOutside[nest];
    }

    /** A category's attraction with what its shoppers may do without: {@code W} of them sell {@code W · this ÷ (W + outside)}. */
    public double nestRoom(int nest) {
        return scene.market.nestBase[nest] + scene.market.nestOutside[nest];
    }

    /** Attraction of going without the machine. */
    public double machineOutside() {
        return scene.market.machineOutside;
    }

    /** What others lose for a unit of attraction that comes into a category, in the unit of what is counted. */
    public double pull(int nest, Count count) {
        return switch (count) {
            case MONEY -> pull[nest];
            case REVENUE -> revenuePull[nest];
            case UNITS -> unitPull[nest];
        };
    }

    /** What a week is counted in. */
    public enum Count {
        MONEY,
        REVENUE,
        UNITS
    }

    /**
     * What a product brings a week with some slots, by itself, when shoppers want {@code factor} times what they
     * would want of it at the pivot.
     *
     * @param factor 1 as at the pivot
     */
    public double worth(Count count, int product, Pattern pattern, double price, double factor) {
        double wanted = weight(product, pattern.facings(), pattern.multipliers(), price);
        double all = scene.factor(product) * factor;
        double demand = wanted * all;
        return switch (count) {
            case MONEY -> {
                double reckoned = scene.takings.served(product, wanted, pattern.stock()) * all;
                yield scene.takings.money(sale(product, pattern, price), demand, reckoned, pattern.stock());
            }
            case REVENUE -> price * sold(product, demand, pattern.stock());
            case UNITS -> sold(product, demand, pattern.stock());
        };
    }

    /**
     * The same for every stock from 0 up, in little more than the time of the last.
     *
     * @param pattern whose stock does not count
     * @param worths filled, shape {@code [stock]}
     */
    public void worths(Count count, int product, Pattern pattern, double price, double factor, double[] worths) {
        double wanted = weight(product, pattern.facings(), pattern.multipliers(), price);
        double all = scene.factor(product) * factor;
        if (count == Count.MONEY) {
            scene.takings.moneyUpTo(sale(product, pattern, price), new Takings.Wanted(wanted, all), worths);
            return;
        }
        Stock.soldUpTo(wanted * all * layout.intervalDays, scene.market.belief.dispersion[product], worths);
        double scale = Layout.WEEK / layout.intervalDays * (count == Count.REVENUE ? price : 1);
        for (int stock = 0; stock < worths.length; stock++) {
            worths[stock] *= scale;
        }
    }

    /**
     * The slots that a product has, those of other cabinets included.
     *
     * @param facings 1 or more
     * @param multipliers sum over the slots
     * @param stock units in all of them
     */
    public record Pattern(int facings, double multipliers, int stock) {}

    /**
     * Attraction of a product with some slots, for every stock from 0 up: what each lets through of it.
     *
     * @param pattern whose stock does not count
     * @param attractions filled, shape {@code [stock]}
     */
    public void attractions(int product, Pattern pattern, double price, double[] attractions) {
        double wanted = weight(product, pattern.facings(), pattern.multipliers(), price);
        Stock.soldUpTo(wanted * layout.intervalDays, scene.market.belief.dispersion[product], attractions);
        for (int stock = 0; stock < attractions.length; stock++) {
            attractions[stock] /= layout.intervalDays;
        }
    }

    private Takings.Sale sale(int product, Pattern pattern, double price) {
        return new Takings.Sale(product, pattern.facings(), price, responses.credit[product]);
    }

    private double weight(int product, int facings, double multipliers, double price) {
        return scene.market.belief.rate[product]
                * scene.market.attraction(product, facings, price, multipliers / facings);
    }

    private double sold(int product, double demand, double stock) {
        return Layout.WEEK / layout.intervalDays * scene.takings.sold(product, demand, stock);
    }

    /** What units or revenue of each category win, per relative growth of its demand. */
    private double[] slopes(boolean priced) {
        double[] slopes = new double[layout.nests];
        for (int p = 0; p < layout.products.size(); p++) {
            if (scene.from.facings[p] > 0) {
                double stock = scene.from.stock[p];
                double demand = scene.demand(p);
                double more = sold(p, demand * (1 + STEP), stock) - sold(p, demand * (1 - STEP), stock);
                slopes[layout.nest[p]] += (priced ? scene.from.price(p) : 1) * more / (2 * STEP);
            }
        }
        return slopes;
    }

    /** Losses for a unit of attraction: within the category, and through it of the whole machine. */
    private double[] pull(double[] nestSlope) {
        double all = Arrays.stream(nestSlope).sum();
        double[] result = new double[layout.nests];
        for (int c = 0; c < result.length; c++) {
            double outside = scene.market.nestOutside[c];
            double room = scene.nestSum[c] + outside;
            double grows = scene.nestFactor[c] * outside / room;
            result[c] = nestSlope[c] / room + all * grows / (scene.total + scene.market.machineOutside);
        }
        return result;
    }

    private boolean isElsewhere(int slot, int product) {
        boolean inside =
                slot >= layout.firstSlot && slot < layout.firstSlot + at.slots().size();
        return !inside && scene.from.productAt[slot] == product;
    }
}
