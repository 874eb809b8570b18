/** The last calls, and one of them in full. Neither holds what was asked or answered: that is not kept. */
import { html } from "lit";
import { dollars, millis, reasonInWords, whole } from "./words.js";

const NANOS = 1e9;

/** @param {import("../api/ai.js").Call[]} calls @param {(call: import("../api/ai.js").Call, from: HTMLElement) => void} open */
export function callList(calls, open) {
  return html`<section class="card stack" aria-label="Last calls">
    <h2>Last calls</h2>
    ${calls.length === 0
      ? html`<p class="quiet">None yet.</p>`
      : html`<div class="table-scroll" tabindex="0" role="region" aria-label="Last calls, as a table"><table>
          <thead><tr><th scope="col">When</th><th scope="col">Feature</th><th scope="col">Model</th><th scope="col" class="number">Took</th>
            <th scope="col" class="number">Cost</th><th scope="col">Outcome</th><th scope="col">Details</th></tr></thead>
          <tbody>${calls.map((call) => html`<tr>
            <th scope="row">${call.timestamp}</th><td>${call.feature}</td><td>${call.model || "–"}</td>
            <td class="number">${millis(call.latency_ms)}</td><td class="number">${dollars(call.cost_nanos / NANOS)}</td>
            <td>${outcome(call)}</td>
            <td><button type="button" class="plain" aria-label=${`Details of the call at ${call.timestamp}`} @click=${(event) => open(call, event.currentTarget)}>Details</button></td>
          </tr>`)}</tbody>
        </table></div>`}
  </section>`;
}

/** @param {import("../api/ai.js").Call} call @param {() => void} close */
export function callDrawer(call, close) {
  const facts = [
    ["Call", `${call.call_id}, attempt ${call.attempt}`],
    ["Feature", call.feature],
    ["Prompt", call.template || "–"],
    ["Tier and model", [call.tier, call.model].filter(Boolean).join(", ") || "–"],
    ["Machine", call.device_id ?? "–"],
    ["Tokens", `${whole(call.input_tokens)} in, ${whole(call.output_tokens)} out`],
    ["Found", call.cache_level || "–"],
    ["Outcome", outcome(call)],
  ];
  return html`<section class="card stack" aria-label="One call">
    <div class="line spread"><h2>One call</h2><button type="button" @click=${close}>Close</button></div>
    <dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    <p class="small quiet">What was asked and answered is not kept.</p>
  </section>`;
}

function outcome(call) {
  return call.fallback_reason === null ? call.outcome : `engine alone: ${reasonInWords(call.fallback_reason)}`;
}
