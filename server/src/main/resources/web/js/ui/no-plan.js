/** Why there is no plan: the rules that cannot be kept together, and what would let the others be kept. */
import { html, nothing } from "lit";
import { count } from "./words.js";

/** @param {import("../api/analysis.js").Feasibility} found */
export function noPlan({ conflict, fewestChanges }) {
  return html`<p class="error-text">No plan can keep these rules together: ${conflict.join(", ")}.
    ${fewestChanges === null ? nothing : `With ${count(fewestChanges, "change")} a plan keeps the others.`}</p>`;
}
