/** Whether Claude takes part just now; the figures are the engine's in every case. */
import { html } from "lit";
import { ask } from "../api/http.js";
import { Element } from "../ui/element.js";

const WORDS = {
  off: "AI off: engine only",
  loading: "AI starting",
  on: "AI on",
  simulated: "AI simulated",
  switched_off: "AI refused: engine only",
  budget_used: "AI budget used: engine only",
};

class AiState extends Element {
  static properties = { state: { state: true } };

  constructor() {
    super();
    this.state = "off";
    this.onUse = () => this.#look();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("slotwise:ai-used", this.onUse);
    void this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("slotwise:ai-used", this.onUse);
  }

  /** A server that does not answer is reported by the pages themselves. */
  async #look() {
    this.state = await ask("/health/ready").then(
      ({ data }) => data.claude ?? "off",
      () => "off",
    );
  }

  render() {
    return html`<span class="badge" title="Every figure comes from the engine on this machine">${WORDS[this.state] ?? WORDS.off}</span>`;
  }
}

customElements.define("sw-ai-state", AiState);
