/** Which machines, what goal, how many changes: tells "plan" with the wish. */
import { html, nothing } from "lit";
import { Element } from "../ui/element.js";
import { count } from "../ui/words.js";

const GOALS = ["margin", "revenue", "turnover", "variety", "health", "balanced"];
const MOST_CHANGES = 20;
const USUAL_CHANGES = 10;
const MOST_SHOWN = 200;

class BatchChooser extends Element {
  static properties = {
    devices: { attribute: false },
    chosen: { state: true },
    search: { state: true },
    goal: { state: true },
    most: { state: true },
    isOvernight: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../api/fleet.js").Device[]} */
    this.devices = [];
    /** @type {Set<string>} ids of the chosen machines */
    this.chosen = new Set(new URLSearchParams(location.search).getAll("device"));
    this.search = "";
    this.goal = GOALS[0];
    this.most = USUAL_CHANGES;
    this.isOvernight = false;
  }

  get #found() {
    const wanted = this.search.toLowerCase();
    return this.devices.filter((device) => `${device.name} ${device.id} ${device.venue}`.toLowerCase().includes(wanted));
  }

  render() {
    const found = this.#found;
    return html`<form class="card stack" aria-label="Machines to plan" @submit=${this.#plan}>
      <h2>Machines</h2>
      <div class="line">
        <label class="field">Search<input type="search" .value=${this.search} @input=${(event) => (this.search = event.target.value)}></label>
        <button type="button" @click=${() => this.#choose(found, true)}>Choose all ${found.length}</button>
        <button type="button" @click=${() => this.#choose(found, false)}>Choose none</button>
      </div>
      <ul class="batch-machines">${found.slice(0, MOST_SHOWN).map((device) => this.#option(device))}</ul>
      ${found.length > MOST_SHOWN ? html`<p class="small quiet">${found.length - MOST_SHOWN} more; search to see them.</p>` : nothing}
      <div class="line">
        <label class="field">Goal
          <select @change=${(event) => (this.goal = event.target.value)}>
            ${GOALS.map((goal) => html`<option value=${goal} ?selected=${goal === this.goal}>${goal}</option>`)}
          </select>
        </label>
        <label class="field">Changes a cabinet, at most
          <input type="number" min="1" max=${MOST_CHANGES} required .value=${String(this.most)} @input=${(event) => (this.most = event.target.valueAsNumber)}>
        </label>
        <button type="submit" class="primary" ?disabled=${this.chosen.size === 0}>Plan ${count(this.chosen.size, "machine")}</button>
      </div>
      <label class="check">
        <input type="checkbox" .checked=${this.isOvernight} @change=${(event) => (this.isOvernight = event.target.checked)}>
        Ask Claude as well, in a batch at half its price: mostly within the hour, at the latest in a day
      </label>
    </form>`;
  }

  #option(device) {
    return html`<li><label class="check">
      <input type="checkbox" .checked=${this.chosen.has(device.id)} @change=${(event) => this.#choose([device], event.target.checked)}>
      ${device.name}</label></li>`;
  }

  #choose(devices, isChosen) {
    const chosen = new Set(this.chosen);
    devices.forEach((device) => (isChosen ? chosen.add(device.id) : chosen.delete(device.id)));
    this.chosen = chosen;
  }

  /** Only machines that are there: the address may name others. */
  #plan(event) {
    event.preventDefault();
    const deviceIds = this.devices.filter((device) => this.chosen.has(device.id)).map((device) => device.id);
    this.emit("plan", { deviceIds, goal: this.goal, maxChanges: this.most, isOvernight: this.isOvernight });
  }
}

customElements.define("sw-batch-chooser", BatchChooser);
