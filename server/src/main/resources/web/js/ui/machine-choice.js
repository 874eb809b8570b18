/** Chooses a machine and one of its cabinets; tells "machine" with both, the first time by itself. */
import { html, nothing } from "lit";
import { devices } from "../api/fleet.js";
import { keepInAddress } from "./address.js";
import { Element } from "./element.js";
import { Loading } from "./loading.js";

class MachineChoice extends Element {
  static properties = { chosen: { state: true } };

  constructor() {
    super();
    /** @type {{device: import("../api/fleet.js").Device, cabinet: import("../api/fleet.js").CabinetRef}|null} */
    this.chosen = null;
    this.fleet = new Loading(this, "The fleet");
  }

  connectedCallback() {
    super.connectedCallback();
    void this.fleet.start(async (signal) => {
      const fleet = (await devices(signal)).filter((device) => device.cabinets.length > 0);
      const wanted = new URLSearchParams(location.search);
      const device = fleet.find((one) => one.id === wanted.get("device")) ?? fleet[0];
      if (device) {
        const cabinet = device.cabinets.find((one) => String(one.index) === wanted.get("cabinet")) ?? device.cabinets[0];
        this.#choose(device, cabinet);
      }
      return fleet;
    });
  }

  render() {
    return this.fleet.render((fleet) => (fleet.length === 0 ? nothingYet() : this.#select(fleet)));
  }

  #select(fleet) {
    const change = (event) => {
      const [id, index] = JSON.parse(event.target.value);
      const device = fleet.find((one) => one.id === id);
      this.#choose(device, device.cabinets.find((one) => one.index === index));
    };
    return html`<div class="line">
      <label class="field machine-choice">Machine
        <select @change=${change}>${fleet.flatMap((device) => device.cabinets.map((cabinet) => this.#option(device, cabinet)))}</select>
      </label>
      ${this.chosen?.device.demo ? html`<span class="badge">Demo data</span>` : nothing}
    </div>`;
  }

  #option(device, cabinet) {
    const selected = this.chosen?.device === device && this.chosen?.cabinet === cabinet;
    const part = device.cabinets.length > 1 ? ` · cabinet ${cabinet.index + 1}` : "";
    return html`<option value=${JSON.stringify([device.id, cabinet.index])} ?selected=${selected}>${device.name}${part}</option>`;
  }

  #choose(device, cabinet) {
    this.chosen = { device, cabinet };
    const query = Object.fromEntries(new URLSearchParams(location.search));
    keepInAddress({ ...query, device: device.id, cabinet: String(cabinet.index) });
    this.emit("machine", this.chosen);
  }
}

function nothingYet() {
  return html`<div class="card stack">
    <h2>No machine has a planogram yet</h2>
    <p><a href="/data">Import data</a></p>
  </div>`;
}

customElements.define("sw-machine-choice", MachineChoice);
