/** How far predictions came true that were acted on. */
import { html, nothing } from "lit";
import { table } from "../charts/figure.js";
import { lineChart } from "../charts/lines.js";
import { whole } from "./words.js";

const SOURCES = { engine: "Engine", claude: "Claude, verified", operator: "By hand" };

/** @param {import("../api/ai.js").Accuracy} accuracy */
export function accuracyOf(accuracy) {
  return html`<section class="card stack" aria-label="Predictions and what came">
    <h2>Predictions and what came</h2>
    ${accuracy.state === "measured" ? measured(accuracy) : html`<p class="quiet">${notYet(accuracy)}</p>`}
    ${accuracy.state === "nothing_yet"
      ? nothing
      : table("By who proposed", ["", "Measured", "Waiting", "Came true", "Within the interval"], Object.entries(accuracy.by_source).map(([source, part]) => [
          SOURCES[source] ?? source,
          whole(part.measured),
          whole(part.waiting),
          part.calibration ? slope(part.calibration) : "too early",
          part.calibration ? percent(part.calibration.covered) : "too early",
        ]))}
    ${months(accuracy.over_time.filter((month) => month.measured > 0))}
  </section>`;
}

function notYet({ state, measured: some, needed, next_on: next }) {
  if (state === "nothing_yet") {
    return "No plan has been carried out yet, so that nothing can be compared.";
  }
  const when = next ? ` The next one has three weeks behind it on ${next}.` : "";
  return `Too early: ${some} of ${needed} plans have been measured that are needed to say anything.${when}`;
}

function measured({ calibration, measured: some, waiting }) {
  return html`<dl class="kpis">
      <div><dt>Came true of each predicted unit</dt><dd>${slope(calibration)}</dd></div>
      <div><dt>Within the 80 % interval</dt><dd>${percent(calibration.covered)}</dd></div>
      <div><dt>Plans measured</dt><dd>${whole(some)}</dd></div>
      <div><dt>Waiting for weeks</dt><dd>${whole(waiting)}</dd></div>
    </dl>
    ${calibration.slope_low <= 0 ? html`<p class="quiet">The interval spans nothing: nobody knows yet whether predictions come true.</p>` : nothing}`;
}

function months(some) {
  return some.length > 1
    ? lineChart({
        caption: "Money a week, by the month in which plans were carried out",
        summary: `${some.length} months, from ${some[0].month} to ${some.at(-1)?.month}.`,
        labels: some.map((month) => month.month),
        lines: [
          { name: "Predicted", values: some.map((month) => month.predicted) },
          { name: "Came", values: some.map((month) => month.realised) },
        ],
        text: (value) => value.toFixed(2),
      })
    : nothing;
}

function slope({ slope: mean, slope_low: low, slope_high: high }) {
  return `${mean.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

function percent(share) {
  return `${Math.round(share * 100)} %`;
}
