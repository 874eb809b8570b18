/** The rules that the plan breaks, until they are fixed, and the repair the engine offers. */
import { html, nothing } from "lit";
import { Element, Follow } from "../ui/element.js";
import { problemNote } from "../ui/problem-note.js";
import { changeTable } from "./change-table.js";
import { differences } from "./plan.js";
import { count } from "../ui/words.js";

class RulesPanel extends Element {
  static properties = { session: { attribute: false }, showsRepair: { state: true } };

  constructor() {
    super();
    /** @type {import("./session.js").EditorSession|null} */
    this.session = null;
    this.showsRepair = false;
    new Follow(this, () => this.session);
  }

  render() {
    const { session } = this;
    if (!session) {
      return nothing;
    }
    const { violations, failure } = session.check;
    return html`
      ${failure ? problemNote(failure, { kept: "Your plan is kept; only its check is missing.", retry: () => session.validate() }) : nothing}
      ${violations.length > 0 ? this.#list(violations, session) : nothing}
    `;
  }

  #list(violations, session) {
    return html`<section class="notice warning" aria-label="Rules broken">
      <h2>${count(violations.length, "rule")} broken</h2>
      <ul class="violations">${violations.map((violation) => this.#item(violation, session))}</ul>
      ${session.check.repaired ? this.#repair(session) : nothing}
    </section>`;
  }

  #item(violation, session) {
    return html`<li>
      <span>${violation.message} <span class="quiet">${violation.suggestion}</span></span>
      ${violation.position
        ? html`<button type="button" @click=${() => this.emit("go-to", { position: violation.position })}>Go to ${violation.position}</button>`
        : nothing}
    </li>`;
  }

  #repair(session) {
    const changes = differences(session.plan, session.check.repaired);
    return html`<div class="stack">
      <div class="line">
        <button type="button" aria-expanded=${this.showsRepair} @click=${() => (this.showsRepair = !this.showsRepair)}>
          Repair: ${count(changes.length, "slot")}
        </button>
        <button type="button" class="primary" @click=${() => this.#apply(session, changes.length)}>Apply repair</button>
      </div>
      ${this.showsRepair ? changeTable(changes, session, "What the repair changes") : nothing}
    </div>`;
  }

  #apply(session, changed) {
    session.replace(session.check.repaired, `Repair applied to ${count(changed, "slot")}`);
    this.showsRepair = false;
  }
}

customElements.define("sw-rules-panel", RulesPanel);
