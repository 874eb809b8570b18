/** What the selected slot's product sells from visit to visit, past and expected, against how far it is filled. */
import { html, nothing } from "lit";
import { courseOf } from "../api/analysis.js";
import { courseChart } from "../charts/course.js";
import { Element, Follow } from "../ui/element.js";
import { Loading } from "../ui/loading.js";

/** Whoever walks through the slots asks for none of those passed by. */
const SETTLED_MS = 200;

class SlotDemand extends Element {
  static properties = { session: { attribute: false } };

  constructor() {
    super();
    /** @type {import("./session.js").EditorSession|null} */
    this.session = null;
    this.key = "";
    /** @type {Map<string, any>} */
    this.known = new Map();
    this.timer = 0;
    this.course = new Loading(this, "What it sells");
    new Follow(this, () => this.session);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  updated() {
    const { session } = this;
    const product = session ? session.productAt(session.selected) : undefined;
    const key = session && product ? `${session.device.id}/${session.cabinet.index}/${product.id}` : "";
    if (key !== this.key) {
      const wait = this.key === "" ? 0 : SETTLED_MS;
      this.key = key;
      clearTimeout(this.timer);
      if (key) {
        this.timer = setTimeout(() => void this.course.start((signal) => this.#ask(key, product?.id ?? "", signal)), this.known.has(key) ? 0 : wait);
      }
    }
  }

  render() {
    const { session } = this;
    const product = session?.productAt(session.selected);
    return !session || !product
      ? nothing
      : html`<section class="stack" aria-label="Demand">
          <h3>Demand</h3>
          ${this.course.render((course) => this.#draw(course, product))}
        </section>`;
  }

  async #ask(key, productId, signal) {
    if (!this.known.has(key)) {
      const { device, cabinet } = /** @type {import("./session.js").EditorSession} */ (this.session);
      this.known.set(key, await courseOf({ deviceId: device.id, cabinetIndex: cabinet.index }, productId, signal));
    }
    return { productId, course: this.known.get(key) };
  }

  /** Drawn against the plan as it is being edited, so a new par level shows at once. */
  #draw({ productId, course }, product) {
    if (productId !== product.id) {
      return html`<p class="quiet">…</p>`;
    }
    if (course === null) {
      return html`<p class="quiet">It does not stand here in the saved plan and has not sold here lately.</p>`;
    }
    const par = this.#par(productId);
    return html`${courseChart({ ...course, caption: course.days === 1 ? "Units a day" : `Units per ${course.days} days`, par })}
      <p class="small quiet">Source: engine${course.stockKnown || course.past.length === 0 ? "" : "; when it was sold out is not on record"}</p>`;
  }

  /** Units that all slots of a product are filled up to. */
  #par(productId) {
    const { plan } = /** @type {import("./session.js").EditorSession} */ (this.session);
    const par = plan.slots.filter((slot) => slot.productId === productId).reduce((sum, slot) => sum + (slot.par || slot.capacity), 0);
    return par > 0 ? par : null;
  }
}

customElements.define("sw-slot-demand", SlotDemand);
