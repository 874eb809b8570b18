/** Somebody saved in between: what they changed, what you changed, and whose goes where. Nothing is lost silently. */
import { html, nothing } from "lit";
import { DialogElement } from "../ui/dialog.js";
import { Loading } from "../ui/loading.js";
import { changeTable } from "./change-table.js";
import { carryOver, differences } from "./plan.js";
import { count } from "../ui/words.js";

class Conflict extends DialogElement {
  static properties = { session: { attribute: false }, isOpen: { state: true } };

  constructor() {
    super();
    /** @type {import("./session.js").EditorSession|null} */
    this.session = null;
    this.newest = new Loading(this, "The newest version");
  }

  get heading() {
    return "Changed meanwhile: see difference";
  }

  async open() {
    const session = /** @type {import("./session.js").EditorSession} */ (this.session);
    void this.newest.start((signal) => session.api.load(session.cabinet.key, signal));
    await super.open();
  }

  body() {
    return this.newest.render(({ plan, etag }) => this.#choice(plan, etag));
  }

  #choice(theirs, etag) {
    const session = /** @type {import("./session.js").EditorSession} */ (this.session);
    const their = differences(session.saved, theirs);
    const mine = session.changes;
    const both = new Set(their.map((change) => change.position).filter((position) => mine.some((own) => own.position === position)));
    return html`
      <p>This planogram was saved by someone else after you opened it. Your work is still here.</p>
      ${changeTable(their, session, `Saved by others: ${count(their.length, "slot")}`, { both })}
      ${changeTable(mine, session, `Yours, not saved yet: ${count(mine.length, "slot")}`, { both })}
      ${both.size > 0 ? html`<p class="notice warning">Where both changed a slot, yours would win.</p>` : nothing}
      <div class="line">
        <button type="button" class="primary" @click=${() => this.#keepMine(theirs, etag)}>Put mine on top of theirs</button>
        <button type="button" @click=${() => this.#takeTheirs(theirs, etag)}>Take theirs (undo brings mine back)</button>
      </div>
    `;
  }

  #keepMine(theirs, etag) {
    const session = /** @type {import("./session.js").EditorSession} */ (this.session);
    session.rebase(theirs, etag, carryOver(session.saved, session.plan, theirs), "Your changes put on top of the newest version");
    this.close();
  }

  #takeTheirs(theirs, etag) {
    this.session?.rebase(theirs, etag, theirs, "Newest version taken");
    this.close();
  }
}

customElements.define("sw-conflict", Conflict);
