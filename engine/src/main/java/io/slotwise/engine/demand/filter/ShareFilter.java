package io.slotwise.engine.demand.filter;

/**
 * The rate of one product per unit of exposure while on offer, and whether it is on offer: a discounted
 * Gamma–Poisson filter that reverts to a prior rate, beside a hidden two-state filter for availability
 * (Hamilton 1989). A day without a sale speaks the louder against availability the more was expected; a known
 * share of the day on offer overrules the guess.
 */
public final class ShareFilter {
    /**
     * How a filter forgets.
     *
     * @param discount kept of yesterday's evidence, 0 to 1
     * @param strength of the prior rate, in units of exposure
     * @param leave chance per day that a product on offer goes (sold out or removed), 0 for never
     * @param come chance per day that it comes back
     */
    public record Setting(double discount, double strength, double leave, double come) {}

    private static final double KNOWN_MEMORY = 0.97;

    private final Setting setting;
    private double shape;
    private double exposure;
    private double offer = 1;
    private double known = Double.NaN;

    /** @param prior rate per unit of exposure, above 0 */
    public ShareFilter(Setting setting, double prior) {
        this.setting = setting;
        shape = setting.strength() * prior;
        exposure = setting.strength();
    }

    /**
     * One more day.
     *
     * @param fullExposure the day's exposure for a product on offer all day
     * @param offered known share of the day on offer, negative where unknown
     */
    public void see(int units, double fullExposure, double prior, double offered) {
        double after = offered < 0 ? posteriorOffer(units, fullExposure) : offered;
        if (offered >= 0) {
            known = Double.isNaN(known) ? offered : KNOWN_MEMORY * known + (1 - KNOWN_MEMORY) * offered;
        }
        double kept = setting.discount();
        double reverted = (1 - kept) * setting.strength();
        shape = kept * shape + units + reverted * prior;
        exposure = kept * exposure + after * fullExposure + reverted;
        offer = after * (1 - setting.leave()) + (1 - after) * setting.come();
    }

    private double posteriorOffer(int units, double fullExposure) {
        if (units > 0 || setting.leave() == 0) {
            return 1;
        }
        double silent = Math.exp(-shape * Math.log(1 + fullExposure / exposure));
        return offer * silent / (offer * silent + 1 - offer);
    }

    /** Units per unit of exposure while on offer. */
    public double rate() {
        return shape / exposure;
    }

    /** The Gamma shape behind {@link #rate}: about how many sales it rests on. */
    public double shape() {
        return shape;
    }

    /** How much of the rate rests on the prior, 0 to 1. */
    public double priorShare() {
        return Math.min(1, setting.strength() / exposure);
    }

    /** Chance that it is on offer on the next day. */
    public double offer() {
        return offer;
    }

    /** The discounted mean of the known shares on offer, not a number where none was known. */
    public double knownOffer() {
        return known;
    }

    /** Mean chance to be on offer over some days, given the chance on the first. */
    public static double meanOffer(Setting setting, double offer, int days) {
        if (setting.leave() == 0) {
            return 1;
        }
        double stay = 1 - setting.leave() - setting.come();
        double longRun = setting.come() / (setting.come() + setting.leave());
        double decay = (1 - Math.pow(stay, days)) / (1 - stay);
        return longRun + (offer - longRun) * decay / days;
    }
}
