/** Now, then and the difference, what it comes from, and what may go wrong. */
import { html, nothing } from "lit";
import { toMoney } from "../api/analysis.js";
import { table } from "../charts/figure.js";
import { moneyRange } from "../charts/money-range.js";
import { rangeChart } from "../charts/ranges.js";
import { price, signed } from "../ui/words.js";

const VERDICTS = { implement: "Do it", test: "Try it on some machines first", reconsider: "Better not" };
const DOUBTS = {
  too_few_sales: "Too few sales are expected here for a sharp figure.",
  no_history: "No sale is on record: this rests on what is usual.",
};

/** @param {{now: any, then: any, otherVisits: boolean}} answer */
export function result({ now, then, otherVisits }, currency) {
  const money = (amount) => price(amount, currency);
  const { lower_bound: low, upper_bound: high, confidence_level: level } = then.confidence_interval;
  return html`<section class="card stack" aria-label="What it would bring">
      <h2>${VERDICTS[then.recommendation] ?? then.recommendation}</h2>
      <dl class="kpis">
        <div><dt>Now, taken per day</dt><dd>${money(now.baseline_daily_revenue)}</dd></div>
        <div><dt>Then, taken per day</dt><dd>${money(then.predicted_daily_revenue)}</dd></div>
        <div><dt>${Math.round(level * 100)} % between</dt><dd>${money(low)} and ${money(high)}</dd></div>
        <div><dt>Difference in revenue</dt><dd>${signed(then.predicted_daily_revenue - now.baseline_daily_revenue, currency)}</dd></div>
      </dl>
      ${otherVisits ? html`<p class="quiet">The rest is what the changes bring with visits that often.</p>` : nothing}
      <h3>Worth as ${then.measure}</h3>
      ${moneyRange(toMoney(then.value_per_week), currency)}
      ${DOUBTS[then.reliability] ? html`<p class="notice warning">${DOUBTS[then.reliability]}</p>` : nothing}
      <p>${then.reasoning}</p>
      ${then.risks.length > 0 ? html`<h3>What may go wrong</h3><ul class="stack">${then.risks.map((risk) => html`<li>${risk}</li>`)}</ul>` : nothing}
      ${(then.violations ?? []).map((one) => html`<p class="error-text">${one.message}</p>`)}
      <p class="small quiet">${Math.round(then.prior_share * 100)} % of this rests on what is usual, the rest on this machine's own sales.</p>
    </section>
    ${then.key_drivers.length > 0 ? drivers(then.key_drivers, currency) : nothing}
    ${components(then.components, currency)}`;
}

function drivers(all, currency) {
  return html`<section class="card stack" aria-label="What it comes from">
    <h2>What it comes from</h2>
    ${rangeChart({
      caption: "What each change adds, per week",
      ranges: all.map((driver) => ({ name: driver.change, ...toMoney(driver.value_per_week) })),
      zero: 0,
      text: (amount) => signed(amount, currency),
    })}
  </section>`;
}

function components(all, currency) {
  return html`<section class="card stack" aria-label="Parts of the weekly money">
    <h2>Parts of the weekly money</h2>
    ${table("Parts", ["", "Now", "Then", "Difference"], all.map(({ name, before, after }) => [name, price(before, currency), price(after, currency), signed(after - before, currency)]))}
  </section>`;
}
