/** The Prompt lab: a template or a prompt of one's own, its variables, its price, and on request Claude's answer. */
import { html, nothing } from "lit";
import { templates, tryPrompt } from "../api/ai.js";
import { say } from "../ui/announce.js";
import { Element } from "../ui/element.js";
import { Loading } from "../ui/loading.js";
import { differenceOf } from "./difference.js";
import { answerOf, promptOf } from "./trial.js";
import { variantsOf } from "./variants.js";

const OWN = "";
const TIERS = ["fast", "balanced", "powerful"];
/** How the product writes what stands in a template; the verifier reads facts and products from it. */
const HINTS = {
  facts: "f1|plan|gain a week|12.50 EUR",
  products: "p1|Cola|drinks|ambient|2.50",
  planogram: '<planogram><slot position="A1" product="p1" weekly="9"/></planogram>',
  venue: "office",
};
const NAME = /\{+([a-z][a-z0-9_]*)\}+/g;

class PromptLab extends Element {
  static properties = {
    feature: { state: true },
    version: { state: true },
    prompt: { state: true },
    values: { state: true },
    tier: { state: true },
    earlier: { state: true },
  };

  constructor() {
    super();
    this.feature = OWN;
    this.version = "";
    this.prompt = "Analyse planogram {planogram_id} and name the slot that deserves most attention.";
    /** @type {Record<string, string>} */
    this.values = { planogram_id: "demo-01-0" };
    this.tier = "balanced";
    /** @type {import("../api/ai.js").Trial|null} the trial before this one, to compare with */
    this.earlier = null;
    this.isAnew = false;
    this.library = new Loading(this, "The templates");
    this.trial = new Loading(this, "Claude");
  }

  connectedCallback() {
    super.connectedCallback();
    void this.library.start((signal) => templates(signal));
  }

  render() {
    return html`<div class="page">
      <h1>Prompt lab</h1>
      ${this.library.render(({ templates: library, variants }) => html`${this.#form(library)}
        ${variants[this.feature] ? variantsOf(this.feature, variants[this.feature]) : nothing}`)}
      ${this.trial.state === "idle" ? nothing : this.trial.render((trial) => this.#result(trial))}
    </div>`;
  }

  #form(library) {
    return html`<form class="card stack" @submit=${(event) => this.#try(event, false)}>
      <div class="line">
        <label class="field">Template
          <select @change=${(event) => this.#choose(library, event.target.value)}>
            <option value="" ?selected=${this.feature === OWN}>A prompt of my own</option>
            ${Object.keys(library).map((name) => html`<option value=${name} ?selected=${this.feature === name}>${name}</option>`)}
          </select>
        </label>
        ${this.feature === OWN
          ? nothing
          : html`<label class="field">Version
              <select @change=${(event) => (this.version = event.target.value)}>
                ${library[this.feature].map((version) => html`<option ?selected=${this.version === version}>${version}</option>`)}
              </select>
            </label>`}
        <label class="field">Tier
          <select @change=${(event) => (this.tier = event.target.value)}>${TIERS.map((tier) => html`<option ?selected=${tier === this.tier}>${tier}</option>`)}</select>
        </label>
      </div>
      ${this.feature === OWN
        ? html`<label class="field">Prompt, with {names} for what changes
            <textarea rows="6" .value=${this.prompt} @input=${(event) => (this.prompt = event.target.value)}></textarea></label>`
        : nothing}
      ${this.#names().map((name) => html`<label class="field">${name} ${this.#value(name)}</label>`)}
      <div class="line">
        <button type="submit">Show and price</button>
        <button type="button" class="primary" @click=${(event) => this.#try(event, true)}>Ask Claude</button>
      </div>
    </form>`;
  }

  /** A line for a name in a prompt of one's own, room for several for a section of a template. */
  #value(name) {
    const value = this.values[name] ?? "";
    const take = (event) => (this.values = { ...this.values, [name]: event.target.value });
    return this.feature === OWN
      ? html`<input .value=${value} @input=${take}>`
      : html`<textarea rows="2" placeholder=${HINTS[name] ?? nothing} .value=${value} @input=${take}></textarea>`;
  }

  /** Of a prompt of one's own what it names; of a template what the last try left unbound. */
  #names() {
    const trial = this.trial.state === "done" ? this.trial.value : null;
    const named = this.feature === OWN ? [...this.prompt.matchAll(NAME)].map((match) => match[1]) : [...(trial?.unbound ?? []), ...Object.keys(this.values)];
    return [...new Set(named)];
  }

  #choose(library, feature) {
    this.feature = feature;
    this.version = feature === OWN ? "" : (library[feature].at(-1) ?? "");
    this.values = {};
    this.isAnew = true;
    if (feature !== OWN) {
      void this.#try(null, false); // what it has room for is known once it is rendered
    }
  }

  async #try(event, send) {
    event?.preventDefault();
    this.earlier = this.isAnew ? null : this.trial.state === "done" ? this.trial.value : this.earlier;
    this.isAnew = false;
    const what = this.feature === OWN ? { prompt: this.prompt } : { template: this.feature, version: this.version };
    const names = new Set(this.#names());
    const variables = Object.fromEntries(Object.entries(this.values).filter(([name, value]) => names.has(name) && value !== ""));
    await this.trial.start((signal) => tryPrompt({ ...what, variables, model: this.tier, send }, signal));
    say(this.trial.state === "done" ? "The prompt is shown." : "The prompt could not be tried.");
  }

  /** @param {import("../api/ai.js").Trial} trial */
  #result(trial) {
    return html`${promptOf(trial)} ${answerOf(trial)} ${this.earlier ? differenceOf(this.earlier, trial) : nothing}`;
  }
}

customElements.define("sw-prompts", PromptLab);
