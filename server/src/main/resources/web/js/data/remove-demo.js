/** The question before the demo machines go. */
import { html, nothing } from "lit";
import { removeDemo } from "../api/imports.js";
import { say } from "../ui/announce.js";
import { DialogElement } from "../ui/dialog.js";
import { problemNote } from "../ui/problem-note.js";

class RemoveDemo extends DialogElement {
  static properties = { isOpen: { state: true }, failure: { state: true } };

  constructor() {
    super();
    /** @type {Error|null} */
    this.failure = null;
  }

  get heading() {
    return "Remove the demo data?";
  }

  body() {
    return html`
      <p>The demo machines, their sales and their planograms are removed. Your own data stay.</p>
      ${this.failure ? problemNote(this.failure, { kept: "Nothing was removed." }) : nothing}
      <div class="line">
        <button type="button" class="primary" @click=${this.#remove}>Remove demo data</button>
        <button type="button" @click=${() => this.close()}>Keep it</button>
      </div>
    `;
  }

  async #remove() {
    this.failure = null;
    try {
      await removeDemo();
      this.close(/** @type {HTMLElement} */ (document.querySelector("main")));
      say("The demo data are removed.");
    } catch (failure) {
      this.failure = failure;
    }
  }
}

customElements.define("sw-remove-demo", RemoveDemo);
