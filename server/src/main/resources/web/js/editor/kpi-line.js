/** The figures of the plan in one line. */
import { html, nothing } from "lit";
import { Element, Follow } from "../ui/element.js";
import { price } from "../ui/words.js";

const LOW_SHARE = 0.25;

class KpiLine extends Element {
  static properties = { session: { attribute: false } };

  constructor() {
    super();
    /** @type {import("./session.js").EditorSession|null} */
    this.session = null;
    new Follow(this, () => this.session);
  }

  render() {
    const { session } = this;
    if (!session) {
      return nothing;
    }
    const { slots } = session.plan;
    const filled = slots.filter((slot) => slot.productId !== null);
    const low = filled.filter((slot) => slot.quantity !== null && slot.quantity <= LOW_SHARE * (slot.par || slot.capacity));
    const { violations } = session.check;
    return html`<dl class="kpis">
      ${figure("Slots filled", `${filled.length} of ${slots.length}`)}
      ${figure("Taken per day", this.#takings(filled), "Of the slots that have not changed, as sold so far")}
      ${figure("Low or empty", String(low.length), "At a quarter of the fill-up level or less")}
      ${figure("Rules broken", String(violations.length), "", violations.length > 0 ? "error-text" : "")}
      ${figure("Changes", String(session.changes.length), "Since the last save")}
    </dl>`;
  }

  #takings(filled) {
    const known = filled.filter((slot) => slot.revenue !== null);
    const sum = known.reduce((total, slot) => total + (slot.revenue ?? 0), 0);
    return known.length === 0 ? "not known" : price(sum, this.session?.device.currency);
  }
}

function figure(label, value, hint = "", tone = "") {
  return html`<div title=${hint || nothing}><dt>${label}</dt><dd class=${tone}>${value}</dd></div>`;
}

customElements.define("sw-kpi-line", KpiLine);
