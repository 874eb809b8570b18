/** The selected slot: what stands there, price, par, margin, stock, what it would be worth, and what to do with it. */
import { html, nothing } from "lit";
import { Element, Follow } from "../ui/element.js";
import { moneyRange } from "../charts/money-range.js";
import { slotAt } from "./plan.js";
import { grade, isUncertain, price } from "../ui/words.js";

const MAX_PRICE = 1_000;

class Details extends Element {
  static properties = { session: { attribute: false } };

  constructor() {
    super();
    /** @type {import("./session.js").EditorSession|null} */
    this.session = null;
    new Follow(this, () => this.session);
  }

  /** The plot comes after the first view, for which it is not needed. */
  firstUpdated() {
    void import("./slot-demand.js");
  }

  render() {
    const { session } = this;
    const slot = session ? slotAt(session.plan, session.selected) : undefined;
    if (!session || !slot) {
      return nothing;
    }
    const product = session.product(slot.productId);
    return html`
      <h2>${slot.position} · ${product?.name ?? (slot.productId ? `Unknown product ${slot.productId}` : "Empty")}</h2>
      ${product ? this.#product(slot, product) : html`<p class="quiet">Nothing stands here. Choose a product to see what it would be worth.</p>`}
      ${this.#advice(slot)} ${this.#broken(slot)}
      <sw-slot-demand .session=${session}></sw-slot-demand>
      ${product ? this.#facts(slot, product) : nothing} ${this.#hardware(slot)}
    `;
  }

  #product(slot, product) {
    const session = /** @type {import("./session.js").EditorSession} */ (this.session);
    const asked = slot.price ?? product.price;
    return html`
      <div class="line">
        <button type="button" @click=${() => session.pickUp(product.id, slot.position)}>Pick up</button>
        <button type="button" @click=${() => this.emit("move-to")}>Move to…</button>
        <button type="button" @click=${() => session.clearSlot(slot.position)}>Empty slot</button>
      </div>
      <div class="fields">
        ${this.#field("Price", asked, 0.05, MAX_PRICE, (value) => session.reprice(slot.position, value))}
        ${this.#field("Fill up to", slot.par || slot.capacity, 1, slot.capacity || 99, (value) => session.setPar(slot.position, value))}
      </div>
    `;
  }

  #facts(slot, product) {
    const session = /** @type {import("./session.js").EditorSession} */ (this.session);
    const asked = slot.price ?? product.price;
    return html`
      <dl class="facts">
        ${fact("Stock", slot.quantity === null ? "not known" : `${slot.quantity} of ${slot.par || slot.capacity}`)}
        ${fact("Margin", margin(asked, product.cost, session.device.currency))}
        ${fact("Taken per day", slot.revenue === null ? "not known here" : price(slot.revenue, session.device.currency))}
        ${fact("Category", product.category || "none")} ${fact("Needs", product.temperature)}
      </dl>
    `;
  }

  #field(label, value, step, max, apply) {
    const onChange = (event) => {
      const number = event.target.valueAsNumber;
      if (event.target.reportValidity() && Number.isFinite(number) && number !== value) {
        apply(number);
      }
    };
    const any = step < 1 ? "any" : step;
    return html`<label class="field">${label}
      <input type="number" min="0" max=${max} step=${any} required .value=${String(value)} @change=${onChange} /></label>`;
  }

  #hardware(slot) {
    const width = `${slot.width} ${slot.width === 1 ? "column" : "columns"}`;
    const holds = slot.capacity > 0 ? `, holds ${slot.capacity}` : "";
    return html`<p class="small quiet">${slot.type.toLowerCase()}, ${width}${holds}</p>`;
  }

  /** Of the product in hand while one is held, else of what was last placed here. */
  #advice(slot) {
    const session = /** @type {import("./session.js").EditorSession} */ (this.session);
    const placed = session.placed.get(slot.position);
    const score = session.held
      ? session.scores?.get(slot.position)
      : placed && placed.productId === slot.productId
        ? placed.score
        : undefined;
    if (!score) {
      return nothing;
    }
    const title = session.held ? "If placed here" : "Since it was placed here";
    return html`<section class="advice stack" aria-label=${title}>
      <h3>${title}</h3>
      ${score.allowed ? this.#worth(score, session.device.currency) : this.#refused(score)}
    </section>`;
  }

  #worth(score, currency) {
    const { glyph, tone } = grade(score.score);
    const unsure = score.money !== null && isUncertain(score.money);
    return html`
      <p><span class="chip ${unsure ? "unsure" : tone}">${glyph} ${score.score}</span> of 100 ${unsure ? "· uncertain" : nothing}</p>
      ${score.money ? moneyRange(score.money, currency) : nothing}
      ${score.reasons.length > 0 || score.concerns.length > 0
        ? html`<ul class="reasons">
            ${score.reasons.map((reason) => html`<li>${reason.text}${reason.perWeek === null ? nothing : html` <strong>${price(reason.perWeek, currency)}</strong>`}</li>`)}
            ${score.concerns.map((concern) => html`<li>${concern.message}</li>`)}
          </ul>`
        : nothing}
      <p class="small quiet">Source: engine</p>
    `;
  }

  #refused(score) {
    return html`<p class="error-text">Not allowed</p>
      <ul class="reasons">${score.concerns.map((concern) => html`<li>${concern.message}</li>`)}</ul>`;
  }

  #broken(slot) {
    const here = this.session?.check.violations.filter((violation) => violation.position === slot.position) ?? [];
    return here.length === 0
      ? nothing
      : html`<div class="notice error">
          <h3>Breaks a rule</h3>
          <ul>${here.map((violation) => html`<li>${violation.message} <span class="quiet">${violation.suggestion}</span></li>`)}</ul>
        </div>`;
  }
}

function fact(term, value) {
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}

function margin(asked, cost, currency) {
  if (cost === null) {
    return "cost not known";
  }
  const share = asked > 0 ? `, ${Math.round(((asked - cost) / asked) * 100)} %` : "";
  return `${price(asked - cost, currency)}${share}`;
}

customElements.define("sw-details", Details);
