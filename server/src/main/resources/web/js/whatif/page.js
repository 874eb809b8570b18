/** The What-if page: changes are gathered, the engine says what they would bring, and nothing is stored. */
import { html, nothing } from "lit";
import { predict } from "../api/analysis.js";
import { products } from "../api/fleet.js";
import { load } from "../api/planograms.js";
import { say } from "../ui/announce.js";
import { Element } from "../ui/element.js";
import { Loading } from "../ui/loading.js";
import { signed } from "../ui/words.js";
import { result } from "./result.js";
import "../ui/machine-choice.js";
import "./form.js";

class WhatIfPage extends Element {
  static properties = { machine: { state: true }, changes: { state: true }, interval: { state: true } };

  constructor() {
    super();
    this.machine = null;
    /** @type {{json: object, words: string}[]} */
    this.changes = [];
    this.interval = "";
    this.ground = new Loading(this, "The planogram");
    this.answer = new Loading(this, "The prediction");
  }

  render() {
    return html`<div class="page">
      <h1>What-if</h1>
      <p class="quiet">Gather changes and see what they would bring. Nothing is stored.</p>
      <sw-machine-choice @machine=${this.#onMachine}></sw-machine-choice>
      ${this.machine ? this.ground.render((ground) => this.#body(ground)) : nothing}
    </div>`;
  }

  #body({ plan, catalogue }) {
    return html`
      <section class="card stack" aria-label="Changes" @change-added=${this.#onAdded}>
        <h2>Changes</h2>
        <sw-what-if-form .plan=${plan} .catalogue=${catalogue}></sw-what-if-form>
        ${this.changes.length === 0 ? html`<p class="quiet">None yet.</p>` : this.#list()}
        <form class="line" @submit=${this.#ask}>
          <label class="field">Days between visits
            <input type="number" min="0.5" max="90" step="0.5" placeholder="as now" .value=${this.interval} @input=${(event) => (this.interval = event.target.value)}>
          </label>
          <button type="submit" class="primary" ?disabled=${this.changes.length === 0 && this.interval === ""}>What would that bring?</button>
        </form>
      </section>
      ${this.answer.state === "idle" ? nothing : this.answer.render((answer) => result(answer, this.machine.device.currency))}`;
  }

  #list() {
    return html`<ol class="stack">
      ${this.changes.map((change, i) => html`<li class="line">${change.words}
        <button type="button" class="plain" aria-label=${`Leave out: ${change.words}`} @click=${() => this.#leaveOut(i)}>Leave out</button></li>`)}
    </ol>`;
  }

  #onMachine(event) {
    this.machine = event.detail;
    this.changes = [];
    this.answer = new Loading(this, "The prediction");
    void this.ground.start(async (signal) => {
      const [{ plan }, catalogue] = await Promise.all([load(this.machine.cabinet.key, signal), products(signal)]);
      return { plan, catalogue };
    });
  }

  #onAdded(event) {
    this.changes = [...this.changes, event.detail];
    say(`${event.detail.words} added.`);
  }

  #leaveOut(index) {
    this.changes = this.changes.filter((_, i) => i !== index);
  }

  async #ask(event) {
    event.preventDefault();
    const of = { deviceId: this.machine.device.id, cabinetIndex: this.machine.cabinet.index };
    const changes = this.changes.map((change) => change.json);
    const days = this.interval === "" ? null : Number(this.interval);
    await this.answer.start(async (signal) => ({
      now: await predict(of, [], { signal }),
      then: await predict(of, changes, { serviceIntervalDays: days, signal }),
      otherVisits: days !== null,
    }));
    if (this.answer.state === "done") {
      const { then } = this.answer.value;
      say(`${signed(then.value_per_week.mean, this.machine.device.currency)} a week is expected.`);
    }
  }
}

customElements.define("sw-what-if", WhatIfPage);
