/** What holds for the whole application right now, such as: these are demo data. */
import { html, nothing } from "lit";
import { devices } from "../api/fleet.js";
import { Element } from "../ui/element.js";
import { go } from "../ui/address.js";

class Banners extends Element {
  static properties = { isDemo: { state: true } };

  constructor() {
    super();
    this.isDemo = false;
    this.onFleet = () => this.#look();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("slotwise:fleet", this.onFleet);
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("slotwise:fleet", this.onFleet);
  }

  /** The pages report a failing server themselves; here it only means that nothing is known. */
  async #look() {
    this.isDemo = await devices().then(
      (fleet) => fleet.some((device) => device.demo),
      () => false,
    );
  }

  render() {
    return this.isDemo
      ? html`<div class="banner warning" role="region" aria-label="Notice">
          <span><strong>Demo data.</strong> These machines and their sales are simulated.</span>
          <a class="button" href="/data" @click=${this.#manage}>Use your own data</a>
        </div>`
      : nothing;
  }

  #manage(event) {
    event.preventDefault();
    go("/data");
  }
}

customElements.define("sw-banners", Banners);
