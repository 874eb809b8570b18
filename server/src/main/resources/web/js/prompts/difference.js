/** Two trials side by side: their figures, and the lines of the prompt that differ. */
import { html, nothing } from "lit";
import { table } from "../charts/figure.js";
import { dollars, millis, whole } from "../usage/words.js";

/** @param {import("../api/ai.js").Trial} a @param {import("../api/ai.js").Trial} b */
export function differenceOf(a, b) {
  const gone = linesWithout(a.rendered_prompt, b.rendered_prompt);
  const come = linesWithout(b.rendered_prompt, a.rendered_prompt);
  const cost = (trial) => (trial.cost_after === null ? "–" : dollars(trial.cost_after));
  return html`<section class="card stack" aria-label="Against the trial before">
    <h2>Against the trial before</h2>
    ${table("Two trials", ["", "Before", "Now"], [
      ["Model", a.model, b.model],
      ["Tokens, estimated", whole(a.token_estimate), whole(b.token_estimate)],
      ["An answer costs up to", dollars(a.cost_before), dollars(b.cost_before)],
      ["Cost", cost(a), cost(b)],
      ["Took", millis(a.latency_ms), millis(b.latency_ms)],
    ])}
    ${gone.length + come.length === 0
      ? html`<p class="quiet">The prompts are the same.</p>`
      : html`<ul class="stack">${gone.map((line) => html`<li><del>${line}</del></li>`)}${come.map((line) => html`<li><ins>${line}</ins></li>`)}</ul>`}
    ${a.response !== null && b.response !== null && a.response !== b.response ? html`<p class="quiet">The answers differ.</p>` : nothing}
  </section>`;
}

function linesWithout(text, other) {
  const known = new Set(other.split("\n"));
  return text.split("\n").filter((line) => line.trim() && !known.has(line));
}
