/** The Editor page: chooses machine and cabinet, holds the session, and routes keys and wishes to it. */
import { html, nothing } from "lit";
import * as advice from "../api/advice.js";
import { devices, products } from "../api/fleet.js";
import { load, save } from "../api/planograms.js";
import { say } from "../ui/announce.js";
import { keepInAddress } from "../ui/address.js";
import { Element, Follow } from "../ui/element.js";
import { Loading } from "../ui/loading.js";
import { problemNote } from "../ui/problem-note.js";
import { commandOf } from "./keys.js";
import { EditorSession } from "./session.js";
import "./compare.js";
import "./conflict.js";
import "./details.js";
import "./grid.js";
import "./hand.js";
import "./key-help.js";
import "./kpi-line.js";
import "./move-to.js";
import "./palette.js";
import "./rules-panel.js";
import "./toolbar.js";

const API = { scoreAll: advice.scoreAll, check: advice.check, load, save };

class EditorPage extends Element {
  static properties = { session: { state: true }, drawer: { state: true } };

  constructor() {
    super();
    /** @type {EditorSession|null} */
    this.session = null;
    this.drawer = "";
    this.isHeldForMove = false;
    this.fleet = new Loading(this, "The fleet");
    this.cabinet = new Loading(this, "The planogram");
    this.onKey = (event) => this.#onKey(event);
    this.onLeave = (event) => this.session?.isDirty && event.preventDefault();
    new Follow(this, () => this.session);
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.onKey);
    addEventListener("beforeunload", this.onLeave);
    void this.fleet.start((signal) => this.#loadFleet(signal));
    void import("./suggest-panel.js");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.onKey);
    removeEventListener("beforeunload", this.onLeave);
  }

  async #loadFleet(signal) {
    const [fleet, catalogue] = await Promise.all([devices(signal), products(signal)]);
    const planned = fleet.filter((device) => device.cabinets.length > 0);
    const wanted = new URLSearchParams(location.search);
    const device = planned.find((candidate) => candidate.id === wanted.get("device")) ?? planned[0];
    if (device) {
      const index = Number(wanted.get("cabinet") ?? device.cabinets[0].index);
      this.#openCabinet(device, device.cabinets.find((cabinet) => cabinet.index === index) ?? device.cabinets[0], catalogue);
    }
    return { fleet: planned, catalogue };
  }

  #openCabinet(device, cabinet, catalogue) {
    this.session = null;
    void this.cabinet.start(async (signal) => {
      const { plan, etag } = await load(cabinet.key, signal);
      this.session = new EditorSession({ api: API, device, cabinet, catalogue, plan, etag, say });
      keepInAddress({ device: device.id, cabinet: String(cabinet.index) });
      void this.session.validate();
    });
  }

  render() {
    return html`<h1 class="said">Editor</h1>
      ${this.fleet.render(({ fleet, catalogue }) => (fleet.length === 0 ? nothingYet() : this.#page(fleet, catalogue)))}`;
  }

  #page(fleet, catalogue) {
    return html`<div class="editor" @move-to=${this.#openMoveTo} @chosen=${this.#onChosen} @dismissed=${this.#onDismissed} @go-to=${this.#onGoTo}
      @compare=${() => this.#dialog("sw-compare").open()} @help=${() => this.#dialog("sw-key-help").open()} @save=${this.#save}
      @picked=${() => (this.drawer = "")} @picked-by-key=${() => this.#grid()?.focusSlot(this.session?.selected)}>
      <div class="editor-top">${this.#choice(fleet, catalogue)}<sw-kpi-line .session=${this.session}></sw-kpi-line></div>
      ${this.cabinet.render(() => this.#columns())}
      <sw-move-to .session=${this.session}></sw-move-to>
      <sw-compare .session=${this.session}></sw-compare>
      <sw-conflict .session=${this.session}></sw-conflict>
      <sw-key-help></sw-key-help>
    </div>`;
  }

  #choice(fleet, catalogue) {
    const { session } = this;
    const device = session?.device;
    const choose = (event) => {
      const [id, index] = JSON.parse(event.target.value);
      const chosen = fleet.find((candidate) => candidate.id === id);
      this.#openCabinet(chosen, chosen.cabinets.find((cabinet) => cabinet.index === index), catalogue);
    };
    return html`<label class="field machine-choice">Machine
        <select @change=${choose} ?disabled=${session?.isDirty ?? false} title=${session?.isDirty ? "Save or undo your changes first" : nothing}>
          ${fleet.flatMap((candidate) => candidate.cabinets.map((cabinet) => html`<option
            value=${JSON.stringify([candidate.id, cabinet.index])}
            ?selected=${device?.id === candidate.id && session?.cabinet.index === cabinet.index}
          >${cabinetName(candidate, cabinet)}</option>`))}
        </select>
      </label>
      ${device?.demo ? html`<span class="badge">Demo data</span>` : nothing}`;
  }

  #columns() {
    const { session } = this;
    return html`
      <div class="drawer-switch line">
        <button type="button" aria-expanded=${this.drawer === "palette"} @click=${() => this.#toggleDrawer("palette")}>Choose product</button>
        <button type="button" aria-expanded=${this.drawer === "details"} @click=${() => this.#toggleDrawer("details")}>Slot details</button>
      </div>
      <div class="columns">
        <aside class="drawer card stack ${this.drawer === "palette" ? "open" : ""}" aria-label="Products">
          ${this.#drawerClose()}<sw-palette class="stack" .session=${session}></sw-palette>
        </aside>
        <div class="bench stack">
          <sw-toolbar .session=${session}></sw-toolbar>
          ${session?.saveFailure && session.saveFailure.status !== 412
            ? problemNote(session.saveFailure, { kept: "Your changes are kept here.", retry: () => this.#save() })
            : nothing}
          <sw-hand .session=${session}></sw-hand>
          <sw-grid .session=${session}></sw-grid>
          <sw-rules-panel .session=${session}></sw-rules-panel>
        </div>
        <div class="side stack">
          <aside class="drawer card stack ${this.drawer === "details" ? "open" : ""}" aria-label="Slot details">
            ${this.#drawerClose()}<sw-details class="stack" .session=${session}></sw-details>
          </aside>
          <sw-suggestions .session=${session}></sw-suggestions>
        </div>
      </div>`;
  }

  #drawerClose() {
    return html`<button type="button" class="drawer-close" @click=${() => (this.drawer = "")}>Close</button>`;
  }

  #toggleDrawer(name) {
    this.drawer = this.drawer === name ? "" : name;
  }

  #onKey(event) {
    const { session } = this;
    const command = session && !this.querySelector("dialog[open]") ? commandOf(event) : null;
    if (command) {
      event.preventDefault();
      this.#run(command, session);
    }
  }

  #run(command, session) {
    switch (command.name) {
      case "cancel":
        return this.#cancel(session);
      case "clear":
        return session.clearSlot(session.selected);
      case "move":
        return this.#openMoveTo();
      case "search":
        return this.#search();
      case "next-suggestion":
      case "previous-suggestion":
      case "accept":
      case "reject":
        return this.#dialog("sw-suggestions").run?.(command.name);
      case "overlay":
        return session.show(command.overlay);
      case "undo":
        return this.#stepped(() => session.undo());
      case "redo":
        return this.#stepped(() => session.redo());
      case "save":
        return this.#save();
      default:
        return this.#dialog("sw-key-help").open();
    }
  }

  /** Esc: back to where the product came from; with nothing in hand it closes the drawer. */
  #cancel(session) {
    const fromPalette = session.held && session.held.from === null;
    this.drawer = session.held ? this.drawer : "";
    session.cancel();
    if (fromPalette) {
      /** @type {any} */ (this.querySelector("sw-palette")).focusList();
    }
  }

  #stepped(step) {
    const inGrid = this.#grid()?.contains(document.activeElement);
    step();
    if (inGrid) {
      void this.#grid().focusSlot(this.session?.selected);
    }
  }

  async #search() {
    this.drawer = "palette";
    await this.updateComplete;
    /** @type {any} */ (this.querySelector("sw-palette")).focusSearch();
  }

  async #openMoveTo() {
    const session = /** @type {EditorSession} */ (this.session);
    const product = session.productAt(session.selected);
    if (!session.held && !product) {
      session.say(`${session.selected} is empty. Pick a product first.`);
      return;
    }
    this.isHeldForMove = !session.held;
    if (!session.held && product) {
      void session.pickUp(product.id, session.selected);
    }
    await this.#dialog("sw-move-to").open();
  }

  #onChosen(event) {
    if (this.session?.placeAt(event.detail.position)) {
      this.#grid().focusSlot(event.detail.position);
    }
  }

  /** "Move to…" closed without a choice: what it took in hand by itself goes back. */
  #onDismissed() {
    if (this.isHeldForMove) {
      this.session?.cancel();
    }
  }

  #onGoTo(event) {
    this.#grid().focusSlot(event.detail.position);
  }

  async #save() {
    if (this.session?.isDirty && (await this.session.save()) === "stale") {
      await this.#dialog("sw-conflict").open();
    }
  }

  #grid() {
    return /** @type {any} */ (this.querySelector("sw-grid"));
  }

  #dialog(tag) {
    return /** @type {any} */ (this.querySelector(tag));
  }
}

function nothingYet() {
  return html`<div class="card stack">
    <h2>No machine has a planogram yet</h2>
    <p>Import a planogram, a dataset folder or a sales file with coils, and it appears here.</p>
    <p><a href="/data">Import data</a></p>
  </div>`;
}

function cabinetName(device, cabinet) {
  const part = device.cabinets.length > 1 ? ` · cabinet ${cabinet.index + 1}` : "";
  return `${device.name}${part}${cabinet.type ? ` (${cabinet.type})` : ""}`;
}

customElements.define("sw-editor", EditorPage);
