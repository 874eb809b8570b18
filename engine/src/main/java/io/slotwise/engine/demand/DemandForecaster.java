package io.slotwise.engine.demand;

import io.slotwise.engine.demand.count.NegativeBinomial;
import io.slotwise.engine.demand.fleet.FleetModel;
import io.slotwise.engine.demand.fleet.Forecasts;
import io.slotwise.engine.demand.fleet.Groups;
import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.fleet.Panel;
import io.slotwise.engine.sales.MachineHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What the machines of a fleet will sell, learnt from their past as of a day: the one door to the demand
 * methods. Machines learn from each other, so give all that may be alike.
 */
public final class DemandForecaster {
    private final FleetModel model;

    private DemandForecaster(FleetModel model) {
        this.model = model;
    }

    /**
     * Learns from the days before {@code asOf}; nothing on or after it is read.
     *
     * @param histories by device id
     * @param categoryOf the category of a product id, {@code ""} when unknown
     */
    public static DemandForecaster fit(
            Map<String, MachineHistory> histories, UnaryOperator<String> categoryOf, LocalDate asOf) {
        return new DemandForecaster(FleetModel.fit(Panel.of(histories, categoryOf, asOf)));
    }

    /** A forecaster over a panel that is already there. */
    public static DemandForecaster fit(Panel panel) {
        return new DemandForecaster(FleetModel.fit(panel));
    }

    /**
     * Forecasts of every group that sold in the last {@value FleetModel#ASSORTMENT_DAYS} days, in order of
     * device, category and product.
     *
     * @param horizonDays 1 to {@value FleetModel#MAX_HORIZON_DAYS}, from the day that was fitted as of
     */
    public List<DemandForecast> forecast(Level level, int horizonDays) {
        Panel panel = model.panel();
        Forecasts forecasts = model.forecast(horizonDays);
        double[] mean = Objects.requireNonNull(forecasts.mean().get(level));
        double[][] quantiles = Objects.requireNonNull(forecasts.quantiles().get(level));
        Groups groups = Groups.of(panel, level);
        int[] speaker = new int[groups.count()];
        Arrays.fill(speaker, -1);
        for (int s = 0; s < groups.of().length; s++) {
            speaker[groups.of()[s]] = mayBeSold(s) ? s : speaker[groups.of()[s]];
        }
        List<DemandForecast> all = new ArrayList<>();
        for (int g = 0; g < speaker.length; g++) {
            if (speaker[g] >= 0) {
                List<Double> at = Arrays.stream(quantiles[g]).boxed().toList();
                all.add(forecast(level, panel.series().get(speaker[g]), horizonDays, mean[g], at));
            }
        }
        return all;
    }

    private boolean mayBeSold(int series) {
        int[] units = model.panel().units(series);
        int from = Math.max(0, units.length - FleetModel.ASSORTMENT_DAYS);
        return Arrays.stream(units, from, units.length).anyMatch(sold -> sold > 0);
    }

    private DemandForecast forecast(
            Level level, Panel.Series of, int horizonDays, double mean, List<Double> quantiles) {
        Panel panel = model.panel();
        return new DemandForecast(
                level,
                level == Level.FLEET ? "" : panel.machines().get(of.machine()),
                level == Level.SKU ? of.productId() : "",
                level == Level.SKU || level == Level.CATEGORY
                        ? panel.categories().get(of.category())
                        : "",
                panel.endDay(),
                panel.endDay().plusDays(horizonDays - 1L),
                mean,
                quantiles,
                Reliability.of(mean, panel.days()));
    }

    /** The law of the units that a forecast speaks of, for par levels, the risk of a stock-out and odd weeks. */
    public NegativeBinomial law(DemandForecast forecast) {
        int days = Math.toIntExact(forecast.from().until(forecast.to(), ChronoUnit.DAYS)) + 1;
        return model.law(forecast.level(), days, forecast.mean());
    }

    /** The fitted model, for whoever needs rates, weekday factors or laws. */
    public FleetModel model() {
        return model;
    }
}
