/** Waiting that does not flicker: nothing at first, then a skeleton, then words, then a way to stop. */
import { html, nothing } from "lit";
import { Element } from "./element.js";

const SKELETON_MS = 200;
const WORDS_MS = 2_000;
const STOP_MS = 5_000;

class Wait extends Element {
  static properties = { what: {}, stage: { state: true } };

  constructor() {
    super();
    this.what = "Loading";
    this.stage = 0;
    this.timers = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.stage = 0;
    this.timers = [SKELETON_MS, WORDS_MS, STOP_MS].map((ms, i) => setTimeout(() => (this.stage = i + 1), ms));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.timers.forEach(clearTimeout);
  }

  render() {
    return html`<div class="stack" aria-busy="true">
      ${this.stage > 0 ? html`<div class="skeleton" aria-hidden="true"><span></span><span></span><span></span></div>` : nothing}
      ${this.stage > 1 ? html`<p class="quiet">${this.what} takes longer than usual.</p>` : nothing}
      ${this.stage > 2 ? html`<button type="button" @click=${() => this.emit("stop")}>Stop</button>` : nothing}
    </div>`;
  }
}

customElements.define("sw-wait", Wait);
