/** The line above the grid: what is in hand, and what the slot under pointer or focus would make of it. */
import { html, nothing } from "lit";
import { Element, Follow } from "../ui/element.js";
import { catalogueName, grade, moneyPerWeek } from "../ui/words.js";

class Hand extends Element {
  static properties = { session: { attribute: false } };

  constructor() {
    super();
    /** @type {import("./session.js").EditorSession|null} */
    this.session = null;
    new Follow(this, () => this.session);
  }

  render() {
    const { session } = this;
    if (!session) {
      return nothing;
    }
    return html`<div class="hand ${session.held ? "full" : ""}">
      ${session.held ? this.#holding(session) : html`<span class="quiet">Drag a product onto a slot, or click it and then the slot. Press ? for keys.</span>`}
    </div>`;
  }

  #holding(session) {
    const name = catalogueName(session.catalogue, session.held.productId);
    return html`
      <span class="hand-what"><strong>${name}</strong>${session.held.from ? html` from ${session.held.from}` : nothing}</span>
      <span class="hand-says">${this.#verdict(session)}</span>
      <span class="line">
        <button type="button" @click=${() => this.emit("move-to")}>Move to…</button>
        <button type="button" @click=${() => session.cancel()}>Put back</button>
      </span>
    `;
  }

  #verdict(session) {
    if (session.scoreFailure) {
      return html`<span class="error-text">${session.scoreFailure.message}</span>
        <button type="button" @click=${() => session.retryScores()}>Score again</button>`;
    }
    if (!session.scores) {
      return "Scoring…";
    }
    const score = session.pointed ? session.scores.get(session.pointed) : undefined;
    if (!score) {
      return `${session.scores.size} slots scored. Point at one, or choose by score.`;
    }
    if (!score.allowed) {
      return `${score.position}: not allowed. ${score.concerns[0]?.message ?? ""}`;
    }
    const money = score.money ? `, ${moneyPerWeek(score.money, session.device.currency)}` : "";
    return `${score.position}: ${grade(score.score).glyph} ${score.score} of 100${money}`;
  }
}

customElements.define("sw-hand", Hand);
