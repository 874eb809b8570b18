package io.slotwise.testbed.world;

import java.time.LocalDate;

/** All that one may turn on a truth fleet; a fleet is made from these and a seed, and from nothing else. */
public record Knobs(Scale scale, Minds minds, Layout layout, Baskets baskets, Operations operations) {
    /**
     * How big and how long.
     *
     * @param machines 1 to 10,000
     * @param firstDay a Monday
     * @param weeks of past, 1 to 520
     * @param unitsPerWeekLow a machine's usual sales, drawn log-evenly between low and high
     */
    public record Scale(int machines, LocalDate firstDay, int weeks, double unitsPerWeekLow, double unitsPerWeekHigh) {}

    /**
     * How the shoppers are made.
     *
     * @param acceptable products of the first planogram that a shopper would buy, on average; the smaller, the
     *     more is lost when one is missing
     * @param priceSlope steepness of willingness to pay, 0 for prices that do not matter; the own-price
     *     elasticity is about −.23 times this
     * @param placeTaste standard deviation of a product's appeal between machines
     * @param tasteDrift standard deviation of an appeal's weekly step
     * @param levelNoise standard deviation of a machine's log level from week to week
     * @param hourlyNeeds how much what people come for changes over the day; 0 for not at all
     */
    public record Minds(
            Model model,
            double acceptable,
            double priceSlope,
            double placeTaste,
            double tasteDrift,
            double levelNoise,
            double hourlyNeeds) {
        /** Which model of choice. */
        public enum Model {
            /** Ranked preferences, limited attention. */
            ATTENTION,
            /** Habits, sequential search, a purse of coins. */
            HABIT,
            /** Everything weighed at once: liking, place and price. */
            WEIGHING,
            /** Needs that cross categories, classes of shoppers, what was noticed weighed in money. */
            NEEDS
        }
    }

    /**
     * What a position does.
     *
     * @param strength visibility of the best tray ÷ that of the worst; at 2.5 sales differ by about 1.4
     */
    public record Layout(Shape shape, double strength) {
        /** Shape of the position effects. */
        public enum Shape {
            /** None: a product sells the same wherever it stands, exactly. */
            NONE,
            /** A factor of the tray times a factor of the column. */
            SEPARABLE,
            /** Bright and dark spots anywhere: no product of a row and a column factor. */
            SPOTS
        }
    }

    /**
     * What is bought together.
     *
     * @param secondItem chance that a card payer wants a second item, chosen on its own
     * @param pairs number of planted pairs (a, b)
     * @param chance that the buyer of an a by card takes a b as well, if there is one
     */
    public record Baskets(double secondItem, int pairs, double chance) {}

    /**
     * What the operator does and records.
     *
     * @param switches products replaced, a machine and month; the same for moves and reprices
     * @param shortFill chance that a slot is filled only half
     * @param supply endless for a past in which nothing ever ran out, to hold others against
     */
    public record Operations(
            double switches,
            double moves,
            double reprices,
            double shortFill,
            Knowledge knowledge,
            Truth.Supply supply) {
        public Operations(double switches, double moves, double reprices, double shortFill, Knowledge knowledge) {
            this(switches, moves, reprices, shortFill, knowledge, Truth.Supply.FROM_PAR);
        }

        /** The same of which this is recorded. */
        public Operations knowing(Knowledge other) {
            return new Operations(switches, moves, reprices, shortFill, other, supply);
        }

        /** The same with this supply. */
        public Operations with(Truth.Supply other) {
            return new Operations(switches, moves, reprices, shortFill, knowledge, other);
        }

        /** What is recorded of stock. */
        public enum Knowledge {
            /** Nothing, not even visits. */
            NONE,
            /** Visits, and the units counted before filling. */
            VISITS,
            /** Also every sell-out and refill with its time. */
            TELEMETRY
        }
    }

    public Knobs with(Scale newScale) {
        return new Knobs(newScale, minds, layout, baskets, operations);
    }

    public Knobs with(Minds newMinds) {
        return new Knobs(scale, newMinds, layout, baskets, operations);
    }

    public Knobs with(Layout newLayout) {
        return new Knobs(scale, minds, newLayout, baskets, operations);
    }

    public Knobs with(Baskets newBaskets) {
        return new Knobs(scale, minds, layout, newBaskets, operations);
    }

    public Knobs with(Operations newOperations) {
        return new Knobs(scale, minds, layout, baskets, newOperations);
    }
}
