/** What will sell until the next visit: by product with its interval, what may run out, how far to fill, when to come. */
import { html, nothing } from "lit";
import { forecast } from "../api/analysis.js";
import { table } from "../charts/figure.js";
import { rangeChart } from "../charts/ranges.js";
import { price } from "../ui/words.js";
import { Side } from "./side.js";

const MOST_PRODUCTS = 15;
const ENOUGH = "good";
const EFFECTS = {
  holiday: "Holiday",
  school_term: "No school",
  event: "Event",
  temperature_c: "10 degrees warmer",
  annual_season: "Season",
  trend: "Last four weeks",
};
const VERDICTS = { used: "used", never_seen: "no such day yet", too_few_days: "too few days", within_chance: "within chance" };

class WillSell extends Side {
  constructor() {
    super("The forecast", forecast);
  }

  show(found, { device }) {
    const { machine } = found.levels;
    const products = Object.values(found.demand_forecast).toSorted((a, b) => b.next_7_days - a.next_7_days);
    return html`<div class="stack">
      <section class="card stack" aria-label="Next seven days">
        <h2>Next seven days</h2>
        ${machine ? html`<p>${units(machine.expected)} from ${found.from} on, 80 % between ${units(machine.quantiles["0.1"])} and ${units(machine.quantiles["0.9"])}.</p>` : nothing}
        ${found.reliability === ENOUGH ? nothing : html`<p class="notice warning">${found.reliability_reason}</p>`}
        ${products.length === 0 ? html`<p>No product has a past here.</p>` : byProduct(products)}
      </section>
      ${moves(found.effects)} ${runsOut(found.stockout_risk, device.currency)} ${fill(Object.values(found.par_level_recommendations))} ${visits(found.optimal_service_timing)}
    </div>`;
  }
}

function byProduct(products) {
  const shown = products.slice(0, MOST_PRODUCTS);
  const few = products.filter((product) => product.reliability !== ENOUGH).length;
  return html`
    ${rangeChart({
      caption: "Units by product",
      summary: products.length > shown.length ? `The ${shown.length} that sell most of ${products.length}.` : "",
      ranges: shown.map((product) => ({
        name: product.product_name,
        mean: product.next_7_days,
        low: product.confidence_interval.lower_bound,
        high: product.confidence_interval.upper_bound,
      })),
      zero: 0,
      text: (value) => value.toFixed(1),
    })}
    <p class="small quiet">Bars hold 80 % of what may come. ${few} of ${products.length} products sell so little that no forecast of a single one can be close.</p>`;
}

/** What moves sales beside the weekdays, also what changes no figure, with the verdict on each. */
function moves(effects) {
  return html`<section class="card stack" aria-label="What moves sales">
    <h2>What moves sales</h2>
    ${table("What moves sales", ["", "Sales", "80 % between", "Days seen", "In the forecast"], effects.map((effect) => [
      nameOf(effect),
      times(effect.multiplier),
      effect.interval ? `${times(effect.interval.lower_bound)} and ${times(effect.interval.upper_bound)}` : "–",
      effect.days_seen,
      VERDICTS[effect.verdict],
    ]))}
    <ul class="small quiet">${effects.map((effect) => html`<li>${nameOf(effect)}: ${effect.reason}</li>`)}</ul>
  </section>`;
}

function nameOf({ factor }) {
  return EFFECTS[factor] ?? factor.replaceAll("_", " ");
}

function times(multiplier) {
  return multiplier === null ? "–" : `×${multiplier.toFixed(2)}`;
}

function runsOut(risks, currency) {
  return risks.length === 0
    ? nothing
    : html`<section class="card stack" aria-label="May run out">
        <h2>May run out</h2>
        ${table("May run out", ["Product", "Slots", "In stock", "Chance before the next visit", "Missed a week"], risks.map((risk) => [
          risk.product_name,
          risk.positions.join(", "),
          risk.stock_known ? risk.stock : "not known",
          percent(risk.probability),
          price(risk.missed_per_week, currency),
        ]))}
      </section>`;
}

function fill(pars) {
  const other = pars.filter((par) => par.current_par !== null && par.recommended_par !== par.current_par);
  return other.length === 0
    ? nothing
    : html`<section class="card stack" aria-label="Fill otherwise">
        <h2>Fill otherwise</h2>
        ${table("Par levels", ["Product", "Now", "Better", "Runs out now", "Runs out then"], other.map((par) => [
          par.product_name,
          par.current_par,
          par.recommended_par,
          percent(par.current_stockout_probability),
          percent(par.stockout_probability),
        ]))}
      </section>`;
}

function visits(timing) {
  return timing
    ? html`<section class="card stack" aria-label="Visits">
        <h2>Visits</h2>
        <p>${timing.reason}</p>
        ${timing.next_visit_by ? html`<p>Next by ${timing.next_visit_by}.</p>` : nothing}
      </section>`
    : nothing;
}

function units(number) {
  return `${Math.round(number)} units`;
}

function percent(share) {
  return share === null || share === undefined ? "–" : `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}

customElements.define("sw-will-sell", WillSell);
