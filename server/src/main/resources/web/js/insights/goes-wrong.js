/** What is out of the ordinary at a machine, with its figures, a likely cause and what to do. */
import { html, nothing } from "lit";
import { anomalies } from "../api/analysis.js";
import { signed } from "../ui/words.js";
import { Side } from "./side.js";

const KINDS = {
  off_forecast: "Off its forecast",
  level_shift: "Another level since",
  silent_slot: "A slot stopped selling",
  outlier_level: "Unlike the other machines",
  outlier_growth: "Grows unlike the other machines",
};

class GoesWrong extends Side {
  constructor() {
    super("The look at what goes wrong", anomalies);
  }

  show(found, { device }) {
    return html`<section class="card stack" aria-label="Out of the ordinary">
      <h2>Out of the ordinary</h2>
      ${found.anomalies.length === 0
        ? html`<p>${found.reason_if_empty}</p>`
        : html`<ol class="stack">${found.anomalies.map((one) => finding(one, device))}</ol>`}
      ${found.notes.map((note) => html`<p class="small quiet">${note}</p>`)}
      <p class="small quiet">Where nothing happens, such a report stays silent in ${Math.round(100 * (1 - found.false_alarm_bound))} of 100 looks.</p>
    </section>`;
  }
}

function finding(one, device) {
  const where = one.position ? ` at ${one.position}` : "";
  return html`<li>
    <p><strong>${KINDS[one.kind] ?? one.kind}: ${one.product_name ?? one.product_id ?? device.name}${where}</strong></p>
    <p>${one.evidence}</p>
    ${one.revenue_per_week === null ? nothing : html`<p>${signed(one.revenue_per_week, device.currency)} a week.</p>`}
    <p class="quiet">${one.suggestion}</p>
    ${one.position ? html`<p><a href=${`/editor?${new URLSearchParams({ device: device.id, cabinet: String(one.cabinet_index) })}`}>Open the editor</a></p>` : nothing}
  </li>`;
}

customElements.define("sw-goes-wrong", GoesWrong);
