/** The Insights page: one machine seen from several sides. Each side asks the server when it is first opened. */
import { html, nothing } from "lit";
import { products } from "../api/fleet.js";
import { keepInAddress } from "../ui/address.js";
import { Element } from "../ui/element.js";
import { Loading } from "../ui/loading.js";
import "../ui/machine-choice.js";
import "./will-sell.js";
import "./goes-wrong.js";
import "./may-come.js";
import "./together.js";
import "./places.js";

/** @typedef {{catalogue: Map<string, import("../api/fleet.js").Product>, device: any, cabinet: any}} Subject */

const SIDES = [
  { id: "together", label: "What sells together", view: (subject) => html`<sw-together .subject=${subject}></sw-together>` },
  { id: "places", label: "Which places sell", view: (subject) => html`<sw-places .subject=${subject}></sw-places>` },
  { id: "forecast", label: "What will sell", view: (subject) => html`<sw-will-sell .subject=${subject}></sw-will-sell>` },
  { id: "anomalies", label: "What goes wrong", view: (subject) => html`<sw-goes-wrong .subject=${subject}></sw-goes-wrong>` },
  { id: "scenarios", label: "What may come", view: (subject) => html`<sw-may-come .subject=${subject}></sw-may-come>` },
];

class InsightsPage extends Element {
  static properties = { side: { state: true }, machine: { state: true } };

  constructor() {
    super();
    const wanted = new URLSearchParams(location.search).get("side");
    this.side = SIDES.find((side) => side.id === wanted) ?? SIDES[0];
    this.machine = null;
    this.catalogue = new Loading(this, "The products");
  }

  connectedCallback() {
    super.connectedCallback();
    void this.catalogue.start((signal) => products(signal));
  }

  render() {
    return html`<div class="page">
      <h1>Insights</h1>
      <sw-machine-choice @machine=${(event) => (this.machine = event.detail)}></sw-machine-choice>
      <nav class="line" aria-label="Sides">
        ${SIDES.map((side) => html`<button type="button" aria-pressed=${side === this.side} @click=${() => this.#turn(side)}>${side.label}</button>`)}
      </nav>
      ${this.catalogue.render((catalogue) => (this.machine ? this.side.view({ catalogue, ...this.machine }) : nothing))}
    </div>`;
  }

  #turn(side) {
    this.side = side;
    const query = Object.fromEntries(new URLSearchParams(location.search));
    keepInAddress({ ...query, side: side.id });
  }
}

customElements.define("sw-insights", InsightsPage);
