/** One change being worded; tells "change" with it. */
import { html, nothing } from "lit";
import { Element } from "../ui/element.js";
import { KINDS, toJson } from "./changes.js";

class WhatIfForm extends Element {
  static properties = { plan: { attribute: false }, catalogue: { attribute: false }, kind: { state: true }, input: { state: true } };

  constructor() {
    super();
    /** @type {import("../editor/plan.js").Plan|null} */
    this.plan = null;
    /** @type {Map<string, import("../api/fleet.js").Product>} */
    this.catalogue = new Map();
    this.kind = KINDS[0];
    /** @type {Record<string, string>} */
    this.input = {};
  }

  willUpdate(changed) {
    if (changed.has("plan") && this.plan) {
      this.input = this.#usual(this.plan);
    }
  }

  render() {
    return this.plan
      ? html`<form class="line what-if-form" @submit=${this.#submit}>
          <label class="field">Change
            <select @change=${(event) => (this.kind = KINDS[event.target.selectedIndex])}>
              ${KINDS.map((kind) => html`<option ?selected=${kind === this.kind}>${kind.label}</option>`)}
            </select>
          </label>
          ${this.kind.fields.map((field) => this.#field(field))}
          <button type="submit">Add</button>
        </form>`
      : nothing;
  }

  #field(field) {
    switch (field) {
      case "position":
        return this.#select(field, "Slot", this.#positions());
      case "with":
        return this.#select(field, "With slot", this.#positions());
      case "product":
        return this.#select(field, "Product", [...this.catalogue.values()].map((product) => [product.id, product.name]));
      case "price":
        return this.#number(field, "Price", "0.01", "0");
      case "par":
        return this.#number(field, "Fill up to", "1", "0");
      default:
        return this.#number(field, "Slots", "1", "0");
    }
  }

  #positions() {
    return this.plan?.slots.map((slot) => [slot.position, `${slot.position} ${slot.productId === null ? "(empty)" : (this.catalogue.get(slot.productId)?.name ?? "")}`]) ?? [];
  }

  #select(field, label, options) {
    return html`<label class="field">${label}
      <select @change=${(event) => this.#set(field, event.target.value)}>
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${this.input[field] === value}>${text}</option>`)}
      </select>
    </label>`;
  }

  #number(field, label, step, min) {
    return html`<label class="field">${label}
      <input type="number" required step=${step} min=${min} .value=${this.input[field] ?? ""} @input=${(event) => this.#set(field, event.target.value)}>
    </label>`;
  }

  #set(field, value) {
    this.input = { ...this.input, [field]: value };
  }

  #usual(plan) {
    const filled = plan.slots.find((slot) => slot.productId !== null) ?? plan.slots[0];
    return {
      position: filled.position,
      with: plan.slots.at(-1)?.position ?? filled.position,
      product: this.catalogue.keys().next().value ?? "",
      price: String(filled.price ?? this.catalogue.get(filled.productId ?? "")?.price ?? 1),
      par: String(filled.par || filled.capacity),
      facings: "2",
    };
  }

  #submit(event) {
    event.preventDefault();
    const name = (id) => this.catalogue.get(id)?.name ?? id;
    this.emit("change-added", { json: toJson(this.kind, this.input), words: this.kind.words(this.input, name) });
  }
}

customElements.define("sw-what-if-form", WhatIfForm);
