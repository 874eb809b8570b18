/** What is stored now, and the way to remove the demo machines. */
import { html, nothing } from "lit";
import { devices } from "../api/fleet.js";
import { Element } from "../ui/element.js";
import { Loading } from "../ui/loading.js";
import "./remove-demo.js";

class FleetCard extends Element {
  constructor() {
    super();
    this.fleet = new Loading(this, "The fleet");
    this.onFleet = () => this.refresh();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("slotwise:fleet", this.onFleet);
    this.refresh();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("slotwise:fleet", this.onFleet);
  }

  refresh() {
    void this.fleet.start((signal) => devices(signal));
  }

  render() {
    return html`<section class="card stack" aria-label="Stored machines">
      <h2>Stored machines</h2>
      ${this.fleet.render((fleet) => (fleet.length === 0 ? html`<p>None yet. Import a file above.</p>` : this.#list(fleet)))}
      <sw-remove-demo></sw-remove-demo>
    </section>`;
  }

  #list(fleet) {
    const isDemo = fleet.some((device) => device.demo);
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="Machines">
        <table>
          <thead><tr><th scope="col">Machine</th><th scope="col">Place</th><th scope="col">Venue</th><th scope="col" class="number">Cabinets</th></tr></thead>
          <tbody>
            ${fleet.map(
              (device) => html`<tr>
                <th scope="row"><a href="/editor?device=${encodeURIComponent(device.id)}">${device.name}</a>
                  ${device.demo ? html`<span class="badge">Demo data</span>` : nothing}</th>
                <td>${device.location || "–"}</td><td>${device.venue || "–"}</td><td class="number">${device.cabinets.length}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${isDemo ? html`<div class="line"><button type="button" @click=${this.#ask}>Remove demo data</button></div>` : nothing}`;
  }

  #ask() {
    /** @type {any} */ (this.querySelector("sw-remove-demo")).open();
  }
}

customElements.define("sw-fleet-card", FleetCard);
