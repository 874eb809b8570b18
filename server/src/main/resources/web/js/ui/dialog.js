/** The frame of every dialog: modal, named by its heading, closed by Esc, and focus goes back where it came from. */
import { html, nothing } from "lit";
import { Element } from "./element.js";

export class DialogElement extends Element {
  static properties = { isOpen: { state: true } };

  constructor() {
    super();
    this.isOpen = false;
    this.cameFrom = null;
  }

  /** The heading; subclasses say it. @returns {string} */
  get heading() {
    return "";
  }

  /** What the dialog holds; subclasses say it. @returns {unknown} */
  body() {
    return nothing;
  }

  async open() {
    this.cameFrom = document.activeElement;
    this.isOpen = true;
    await this.updateComplete;
    this.querySelector("dialog")?.showModal();
  }

  /** @param {Element|HTMLElement|null} [focus] where to go instead of back */
  close(focus = null) {
    if (!this.isOpen) {
      return;
    }
    this.querySelector("dialog")?.close();
    this.isOpen = false;
    /** @type {any} */ (focus ?? this.cameFrom)?.focus?.();
  }

  /** Closes without having done anything. */
  dismiss() {
    this.close();
    this.emit("dismissed");
  }

  render() {
    const id = `${this.localName}-heading`;
    return this.isOpen
      ? html`<dialog aria-labelledby=${id} @cancel=${this.#onCancel}>
          <div class="dialog-head">
            <h2 id=${id}>${this.heading}</h2>
            <button type="button" class="plain" @click=${() => this.dismiss()}>Close</button>
          </div>
          <div class="dialog-body">${this.body()}</div>
        </dialog>`
      : nothing;
  }

  #onCancel(event) {
    event.preventDefault();
    this.dismiss();
  }
}
