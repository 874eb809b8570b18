/** What sells where: as seen, and with the products taken out, which is what a place itself does. */
import { html, nothing } from "lit";
import { toMoney, zones } from "../api/analysis.js";
import { heatTable } from "../charts/heat-table.js";
import { rangeChart } from "../charts/ranges.js";
import { moneyPerWeek, price } from "../ui/words.js";
import { Side } from "./side.js";

class Places extends Side {
  constructor() {
    super("The map of places", zones);
  }

  show(found, { device, cabinet }) {
    return html`<div class="stack">
      <section class="card stack" aria-label="As seen">
        <h2>As seen</h2>
        ${observed(found, device.currency)}
        <p class="small quiet">This shows mostly what stands where. What a place itself does is below.</p>
      </section>
      <section class="card stack" aria-label="What a place does">
        <h2>What a place does</h2>
        ${found.identifiable ? nothing : html`<p class="notice warning">${found.reason}</p>`}
        ${multipliers("Rows, against the average place", "Row", found.adjusted.rows, found.identifiable)}
        ${multipliers("Columns, against the average place", "Column", found.adjusted.columns, found.identifiable)}
        <p class="small quiet">${Math.round(found.adjusted.prior_share * 100)} % of this rests on what is usually so, the rest on this machine's own past.</p>
      </section>
      ${moves(found, device, cabinet)}
    </div>`;
  }
}

function observed(found, currency) {
  const map = found.visualization_data.heat_map;
  return heatTable({
    caption: "Taken per day and slot",
    rows: map.map((_, r) => String.fromCharCode(65 + r)),
    columns: (map[0] ?? []).map((_, c) => String(c + 1)),
    cell: (r, c) => map[r][c],
    text: (value) => price(value, currency),
  });
}

function multipliers(caption, noun, places, isLearnt) {
  const sure = places.filter((place) => place.low > 1 || place.high < 1).length;
  return rangeChart({
    caption,
    summary: isLearnt ? `${sure} of ${places.length} differ clearly from the average.` : "As is usually so, not learnt here.",
    ranges: places.map((place) => ({ name: `${noun} ${place.place}`, mean: place.multiplier, low: place.low, high: place.high })),
    zero: 1,
    text: (value) => `×${value.toFixed(2)}`,
  });
}

function moves(found, device, cabinet) {
  if (found.key_moves.length === 0) {
    return nothing;
  }
  const address = `/editor?${new URLSearchParams({ device: device.id, cabinet: String(cabinet.index) })}`;
  return html`<section class="card stack" aria-label="Exchanges that would pay">
    <h2>Exchanges that would pay</h2>
    <ol class="stack">${found.key_moves.map((move) => html`<li>${move.change}: ${moneyPerWeek(toMoney(move.value_per_week), device.currency)}</li>`)}</ol>
    <p><a href=${address}>Open the editor</a></p>
  </section>`;
}

customElements.define("sw-places", Places);
