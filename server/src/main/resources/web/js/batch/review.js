/** What was planned for one machine: each move with its money, and carrying it out. */
import { html, nothing } from "lit";
import { carryOut } from "../api/jobs.js";
import { load } from "../api/planograms.js";
import { slotAt } from "../editor/plan.js";
import { say } from "../ui/announce.js";
import { Element } from "../ui/element.js";
import { noPlan } from "../ui/no-plan.js";
import { problemNote } from "../ui/problem-note.js";
import { count, isUncertain, moneyPerWeek } from "../ui/words.js";
import { dollars, reasonInWords } from "../usage/words.js";

/** @typedef {import("../api/jobs.js").CabinetPlan} CabinetPlan */

class BatchReview extends Element {
  static properties = { device: { attribute: false }, plan: { attribute: false }, state: { state: true }, failure: { state: true } };

  constructor() {
    super();
    /** @type {import("../api/fleet.js").Device|null} */
    this.device = null;
    /** @type {CabinetPlan|null} */
    this.plan = null;
    /** @type {"open"|"busy"|"done"} */
    this.state = "open";
    /** @type {any} */
    this.failure = null;
  }

  render() {
    const { plan } = this;
    return plan ? html`${plan.night ? words(plan.night) : nothing}${this.#moves(plan)}` : nothing;
  }

  #moves(plan) {
    if (!plan.isFeasible) {
      return noPlan(plan);
    }
    return plan.moves.length === 0
      ? html`<p>Nothing better was found within the rules.</p>`
      : html`<ol class="stack">${plan.moves.map((move) => line(move, plan.currency))}</ol>
          ${this.failure ? problemNote(this.failure, { kept: "Nothing was changed." }) : nothing}
          ${this.#action(plan)}`;
  }

  #action(plan) {
    return this.state === "done"
      ? html`<p>Carried out. <a href=${this.#editor(plan)}>See it in the editor</a></p>`
      : html`<div class="line">
          <button type="button" ?disabled=${this.state === "busy"} @click=${this.#carryOut}>Carry out</button>
          <a class="button" href=${this.#editor(plan)}>Open in the editor</a>
        </div>`;
  }

  #editor(plan) {
    return `/editor?${new URLSearchParams({ device: this.device?.id ?? "", cabinet: String(plan.cabinetIndex) })}`;
  }

  /** On the planogram as it is now, if each slot still holds what the plan takes out. */
  async #carryOut() {
    const { plan, device } = this;
    const key = device?.cabinets.find((cabinet) => cabinet.index === plan?.cabinetIndex)?.key;
    if (!plan || !key) {
      return;
    }
    this.state = "busy";
    this.failure = null;
    try {
      const now = await load(key);
      const moved = plan.moves.find((move) => (slotAt(now.plan, move.position)?.productId ?? null) !== (move.from?.id ?? null));
      if (moved) {
        throw new Error(`Slot ${moved.position} was changed since this plan was made. Plan this machine again.`);
      }
      await carryOut(key, now.etag ?? "*", plan.changes);
      this.state = "done";
      say(`The plan for ${device?.name} is carried out.`);
    } catch (failure) {
      this.failure = failure;
      this.state = "open";
    }
  }
}

/** What Claude said to the plan, or why it did not. @param {import("../api/jobs.js").Night} night */
function words(night) {
  return html`${night.explanation ? html`<p>${night.explanation}</p>` : nothing}
    ${night.notes.map((note) => html`<p class="small">${note}</p>`)}
    <p class="small quiet">${night.isClaudes ? html`Claude${night.isSimulated ? html` <span class="badge">simulated</span>` : nothing}, ${dollars(night.costUsd)}` : `The engine alone: ${reasonInWords(night.fallback) || "no reason was given"}`}</p>
    ${night.refused.length > 0
      ? html`<details><summary class="small">${count(night.refused.length, "proposal")} of Claude's did not pass</summary>
          <ul>${night.refused.map(({ text, reason }) => html`<li class="small">${text}: ${reason}</li>`)}</ul></details>`
      : nothing}`;
}

/** @param {import("../api/jobs.js").Move} move @param {string} currency */
function line(move, currency) {
  return html`<li>
    <p><strong>${inWords(move)}</strong></p>
    <p class=${isUncertain(move.money) ? "small quiet" : "small"}>${moneyPerWeek(move.money, currency)}</p>
    ${move.reason ? html`<p class="small quiet">${move.reason}</p>` : nothing}
  </li>`;
}

function inWords({ type, position, other, from, to }) {
  if (other) {
    return `${position}: ${from?.name ?? "empty"} and ${other} change places`;
  }
  if (!to) {
    return `${position}: ${from?.name ?? "empty"} comes out`;
  }
  return from && from.id !== to.id ? `${position}: ${to.name} instead of ${from.name}` : `${position}: ${to.name}${type === "assign" ? "" : ` (${type.replaceAll("_", " ")})`}`;
}

customElements.define("sw-batch-review", BatchReview);
