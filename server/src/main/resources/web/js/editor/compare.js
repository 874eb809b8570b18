/** The plan before and after all changes since the last save. */
import { html } from "lit";
import { DialogElement } from "../ui/dialog.js";
import { Follow } from "../ui/element.js";
import { changeTable } from "./change-table.js";
import { count } from "../ui/words.js";

class Compare extends DialogElement {
  static properties = { session: { attribute: false }, isOpen: { state: true } };

  constructor() {
    super();
    /** @type {import("./session.js").EditorSession|null} */
    this.session = null;
    new Follow(this, () => this.session);
  }

  get heading() {
    return "Before and after";
  }

  body() {
    const session = /** @type {import("./session.js").EditorSession} */ (this.session);
    const { changes } = session;
    return changes.length === 0
      ? html`<p>Nothing has changed since the last save.</p>`
      : html`<p>${count(changes.length, "slot")} differ from the saved plan.</p>
          ${changeTable(changes, session, "Changes since the last save")}
          <p class="small quiet">Expected: the engine's figure at the moment of placing, for that placement alone.</p>`;
  }
}

customElements.define("sw-compare", Compare);
