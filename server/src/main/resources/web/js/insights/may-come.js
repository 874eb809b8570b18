/** What the next weeks may bring as things are, and if they change: money with its spread, and what moves it most. */
import { html } from "lit";
import { outlook } from "../api/analysis.js";
import { table } from "../charts/figure.js";
import { rangeChart } from "../charts/ranges.js";
import { price, signed } from "../ui/words.js";
import { Side } from "./side.js";

const SCENARIOS = [
  { name: "A third fewer shoppers", demand_factor: 0.67 },
  { name: "A quarter more shoppers", demand_factor: 1.25 },
  { name: "All costs 10 % up", cost_factor: 1.1 },
  { name: "All prices 10 % up", price_factor: 1.1 },
  { name: "A visit every 14 days", service_interval_days: 14 },
];

class MayCome extends Side {
  constructor() {
    super("The look ahead", (of, signal) => outlook(of, SCENARIOS, signal));
  }

  show(found) {
    const { currency } = found;
    const all = [{ ...found.as_today, name: "As things are" }, ...found.scenarios];
    return html`<div class="stack">
      <section class="card stack" aria-label="Scenarios">
        <h2>The next ${found.horizon_weeks} weeks</h2>
        <p>${found.reasoning}</p>
        ${rangeChart({
          caption: `${found.measure[0].toUpperCase()}${found.measure.slice(1)} in ${found.horizon_weeks} weeks`,
          summary: "Bars hold 80 % of what may come.",
          ranges: all.map((one) => ({ name: one.name, mean: one.mean, low: one.percentiles.p10, high: one.percentiles.p90 })),
          zero: 0,
          text: (value) => price(value, currency),
        })}
        ${table("Against things as they are", ["Scenario", "Change", "Likely better", "In one of twenty times, less by"], found.scenarios.map((one) => [
          one.name,
          signed(one.change, currency),
          `${Math.round(one.probability_better * 100)} %`,
          price(one.value_at_risk, currency),
        ]))}
      </section>
      <section class="card stack" aria-label="What moves it most">
        <h2>What moves it most</h2>
        ${table("Sensitivities", ["Driver", "Low", "A week then", "High", "A week then"], found.sensitivities.map((one) => [
          one.driver.replaceAll("_", " "),
          one.low.toFixed(2),
          price(one.per_week_low, currency),
          one.high.toFixed(2),
          price(one.per_week_high, currency),
        ]))}
      </section>
    </div>`;
  }
}

customElements.define("sw-may-come", MayCome);
