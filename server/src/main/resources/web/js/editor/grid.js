/** The cabinet: a grid of slots in their real widths, one tab stop, arrows inside; a place to drag from and drop on. */
import { html } from "lit";
import { Element, Follow } from "../ui/element.js";
import { overlayRange } from "./overlay.js";
import { rowLetters, rowsOf } from "./plan.js";
import { slotClass, slotFace, slotName } from "./slot-view.js";
import { step } from "./walk.js";

class Grid extends Element {
  static properties = { session: { attribute: false } };

  constructor() {
    super();
    /** @type {import("./session.js").EditorSession|null} */
    this.session = null;
    new Follow(this, () => this.session);
  }

  /** Moves the focus to a slot once it is drawn. */
  async focusSlot(position) {
    this.session?.select(position);
    await this.updateComplete;
    this.#cell(position)?.focus();
  }

  render() {
    const { session } = this;
    if (!session) {
      return html``;
    }
    const { plan } = session;
    const context = {
      changed: new Set(session.changes.map((change) => change.position)),
      broken: new Set(session.check.violations.map((violation) => violation.position)),
      range: overlayRange(plan.slots, session.overlay),
    };
    return html`<div class="machine-scroll">
      <div
        class="machine ${session.held ? "holding" : ""}"
        role="grid"
        aria-label="Slots of ${session.device.name}"
        aria-rowcount=${plan.rows}
        aria-colcount=${plan.columns + 1}
        .style=${`--columns:${plan.columns}`}
        @keydown=${this.#onKey}
        @dragleave=${this.#onLeave}
        @pointerleave=${() => session.point(null)}
      >
        ${rowsOf(plan).map((slots, row) => this.#tray(slots, row, context))}
      </div>
    </div>`;
  }

  #tray(slots, row, context) {
    return html`<div class="tray" role="row" aria-rowindex=${row + 1}>
      <span class="tray-letter" role="rowheader">${rowLetters(row)}</span>
      ${slots.map((slot) => this.#slot(slot, context))}
    </div>`;
  }

  #slot(slot, { changed, broken, range }) {
    const session = /** @type {import("./session.js").EditorSession} */ (this.session);
    const { position } = slot;
    const state = {
      slot,
      range,
      product: session.product(slot.productId),
      score: session.scores?.get(position),
      isHeld: session.held?.from === position,
      isPointed: session.pointed === position,
      isSelected: session.selected === position,
      isChanged: changed.has(position),
      isBroken: broken.has(position),
      overlay: session.overlay,
      currency: session.device.currency,
    };
    return html`<div
      role="gridcell"
      class=${slotClass(state)}
      data-position=${position}
      aria-label=${slotName(state)}
      aria-colindex=${slot.column + 2}
      aria-selected=${state.isSelected}
      tabindex=${state.isSelected ? 0 : -1}
      draggable=${slot.productId !== null}
      .style=${`grid-column:${slot.column + 2} / span ${slot.width}`}
      @focus=${() => this.#onFocus(position)}
      @click=${() => this.#onClick(position)}
      @pointerenter=${() => session.held && session.point(position)}
      @dragstart=${(event) => this.#onDragStart(event, slot)}
      @dragover=${(event) => this.#onDragOver(event, position)}
      @drop=${(event) => this.#onDrop(event, position)}
      @dragend=${() => session.cancel()}
    >
      ${slotFace(state)}
    </div>`;
  }

  #onFocus(position) {
    this.session?.select(position);
    if (this.session?.held) {
      this.session.point(position);
    }
  }

  #onClick(position) {
    this.session?.select(position);
    if (this.session?.held) {
      this.#place(position);
    }
  }

  #onKey(event) {
    const session = this.session;
    const position = event.target.dataset?.position;
    if (!session || !position) {
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#activate(position);
      return;
    }
    const next = event.altKey ? null : step(session.plan, position, event);
    if (next) {
      event.preventDefault();
      this.#cell(next)?.focus();
    }
  }

  /** Enter or Space: place what is held, else pick up what stands there. */
  #activate(position) {
    const session = /** @type {import("./session.js").EditorSession} */ (this.session);
    const product = session.productAt(position);
    if (session.held) {
      this.#place(position);
    } else if (product) {
      void session.pickUp(product.id, position);
      session.point(position);
    } else {
      session.say(`${position} is empty. Pick a product first.`);
    }
  }

  #place(position) {
    if (this.session?.placeAt(position)) {
      void this.focusSlot(position);
    }
  }

  #onDragStart(event, slot) {
    if (slot.productId !== null) {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", slot.position);
      void this.session?.pickUp(slot.productId, slot.position);
    }
  }

  #onDragOver(event, position) {
    const session = this.session;
    session?.point(position);
    if (session?.held && session.scores?.get(position)?.allowed !== false) {
      event.preventDefault();
      event.dataTransfer.dropEffect = session.held.from ? "move" : "copy";
    }
  }

  #onDrop(event, position) {
    event.preventDefault();
    this.#place(position);
  }

  #onLeave(event) {
    if (!this.contains(event.relatedTarget)) {
      this.session?.point(null);
    }
  }

  #cell(position) {
    return /** @type {HTMLElement|null} */ (this.querySelector(`[data-position="${position}"]`));
  }
}

customElements.define("sw-grid", Grid);
