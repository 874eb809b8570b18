/** The products to choose from: search, category, temperature; dragged, clicked, or picked up with Enter. */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Element, Follow } from "../ui/element.js";
import { snowIcon } from "../ui/icons.js";
import { packShape } from "./pack-shape.js";
import { count, price } from "../ui/words.js";

const MAX_SHOWN = 300;

class Palette extends Element {
  static properties = {
    session: { attribute: false },
    words: { state: true },
    category: { state: true },
    temperature: { state: true },
    active: { state: true },
  };

  constructor() {
    super();
    /** @type {import("./session.js").EditorSession|null} */
    this.session = null;
    this.words = "";
    this.category = "";
    this.temperature = "";
    this.active = "";
    new Follow(this, () => this.session);
  }

  focusSearch() {
    /** @type {HTMLInputElement|null} */ (this.querySelector("input[type=search]"))?.select();
    this.querySelector("input")?.focus();
  }

  /** Back to the product that was last in use. */
  focusList() {
    /** @type {HTMLElement|null} */ (this.querySelector("[role=option][tabindex='0']"))?.focus();
  }

  render() {
    const { session } = this;
    if (!session) {
      return nothing;
    }
    const shown = this.#shown();
    const active = shown.some((product) => product.id === this.active) ? this.active : shown[0]?.id;
    return html`
      <h2>Products</h2>
      <label class="field">Search <input type="search" .value=${this.words} @input=${this.#onSearch} @keydown=${this.#fromSearch} /></label>
      <div class="palette-filters">
        ${this.#choice("Category", "category", distinct(session, "category"))}
        ${this.#choice("Temperature", "temperature", distinct(session, "temperature"))}
      </div>
      <p class="small quiet">${count(shown.length, "product")} of ${session.catalogue.size}</p>
      ${shown.length === 0
        ? html`<p>Nothing matches. <button type="button" @click=${this.#reset}>Show all products</button></p>`
        : html`<div class="palette-list" role="listbox" aria-label="Products" @keydown=${this.#onKey}>
            ${repeat(shown, (product) => product.id, (product) => this.#option(product, active))}
          </div>`}
    `;
  }

  #choice(label, field, values) {
    return html`<label class="field">
      ${label}
      <select @change=${(event) => (this[field] = event.target.value)}>
        <option value="">All</option>
        ${values.map((value) => html`<option value=${value} ?selected=${this[field] === value}>${value}</option>`)}
      </select>
    </label>`;
  }

  #option(product, active) {
    const session = /** @type {import("./session.js").EditorSession} */ (this.session);
    const isHeld = session.held?.productId === product.id && session.held?.from === null;
    const slots = session.plan.slots.filter((slot) => slot.productId === product.id).length;
    return html`<div
      role="option"
      class="product ${isHeld ? "in-hand" : ""}"
      data-product=${product.id}
      aria-selected=${isHeld}
      tabindex=${product.id === active ? 0 : -1}
      draggable="true"
      @click=${() => this.#toggle(product.id)}
      @focus=${() => (this.active = product.id)}
      @dragstart=${(event) => this.#onDragStart(event, product)}
      @dragend=${() => session.cancel()}
    >
      ${packShape(product)}
      <span class="product-name">${product.name}</span>
      <span class="product-facts small quiet">
        ${price(product.price, session.device.currency)}
        ${product.temperature === "ambient" ? nothing : html`<span class="cold">${snowIcon} ${product.temperature}</span>`}
        ${slots > 0 ? html`<span>${slots} here</span>` : nothing}
      </span>
    </div>`;
  }

  #shown() {
    const session = /** @type {import("./session.js").EditorSession} */ (this.session);
    const wanted = this.words.trim().toLowerCase();
    return [...session.catalogue.values()]
      .filter((product) => `${product.name} ${product.category} ${product.id}`.toLowerCase().includes(wanted))
      .filter((product) => !this.category || product.category === this.category)
      .filter((product) => !this.temperature || product.temperature === this.temperature)
      .slice(0, MAX_SHOWN);
  }

  #toggle(productId) {
    const session = /** @type {import("./session.js").EditorSession} */ (this.session);
    if (session.held?.productId === productId && session.held?.from === null) {
      session.cancel();
    } else {
      void session.pickUp(productId);
      this.emit("picked", { productId });
    }
  }

  #onKey(event) {
    const options = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[role=option]")]);
    const at = options.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#toggle(event.target.dataset.product);
      this.emit("picked-by-key");
    } else if (to !== undefined) {
      event.preventDefault();
      options[Math.max(0, Math.min(options.length - 1, to))]?.focus();
    }
  }

  #fromSearch(event) {
    if (event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      this.focusList();
    }
  }

  #onSearch(event) {
    this.words = event.target.value;
  }

  #onDragStart(event, product) {
    event.dataTransfer.effectAllowed = "copy";
    event.dataTransfer.setData("text/plain", product.name);
    void this.session?.pickUp(product.id);
  }

  #reset() {
    this.words = "";
    this.category = "";
    this.temperature = "";
  }
}

function distinct(session, field) {
  const values = [...session.catalogue.values()].map((product) => product[field]);
  return [...new Set(values)].filter(Boolean).sort();
}

customElements.define("sw-palette", Palette);
