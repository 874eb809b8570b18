/** "Move to…": every allowed slot, best first; the way to place without dragging or walking. */
import { html, nothing } from "lit";
import { DialogElement } from "../ui/dialog.js";
import { Follow } from "../ui/element.js";
import { problemNote } from "../ui/problem-note.js";
import "../ui/wait.js";
import { catalogueName, grade, isUncertain, moneyPerWeek } from "../ui/words.js";

class MoveTo extends DialogElement {
  static properties = { session: { attribute: false }, isOpen: { state: true } };

  constructor() {
    super();
    /** @type {import("./session.js").EditorSession|null} */
    this.session = null;
    new Follow(this, () => this.session);
  }

  get heading() {
    const held = this.session?.held;
    return held && this.session ? `Move ${catalogueName(this.session.catalogue, held.productId)} to…` : "Move to…";
  }

  body() {
    const session = /** @type {import("./session.js").EditorSession} */ (this.session);
    if (session.scoreFailure) {
      return problemNote(session.scoreFailure, { kept: "The plan is unchanged.", retry: () => session.retryScores() });
    }
    if (!session.scores) {
      return html`<sw-wait what="Scoring"></sw-wait>`;
    }
    const ranked = this.#ranked(session);
    const refused = session.scores.size - ranked.length - (session.held?.from ? 1 : 0);
    return html`
      <p class="small quiet">Best first. ${refused > 0 ? `${refused} not allowed.` : nothing}</p>
      <ol class="targets">${ranked.map((score) => this.#target(score, session))}</ol>
    `;
  }

  #ranked(session) {
    return [...session.scores.values()]
      .filter((score) => score.allowed && score.position !== session.held?.from)
      .sort((a, b) => b.score - a.score || (b.money?.mean ?? 0) - (a.money?.mean ?? 0));
  }

  #target(score, session) {
    const { glyph, tone } = grade(score.score);
    const unsure = score.money && isUncertain(score.money);
    const there = session.productAt(score.position)?.name ?? "empty";
    return html`<li>
      <button type="button" class="target" data-target=${score.position} @click=${() => this.#choose(score.position)}>
        <strong>${score.position}</strong>
        <span class="chip ${unsure ? "unsure" : tone}">${glyph} ${score.score}</span>
        <span>${there}</span>
        <span class="small quiet">${score.money ? moneyPerWeek(score.money, session.device.currency) : nothing}</span>
      </button>
    </li>`;
  }

  #choose(position) {
    this.close();
    this.emit("chosen", { position });
  }
}

customElements.define("sw-move-to", MoveTo);
