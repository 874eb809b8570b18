/** What can be done with the whole plan: overlays, undo, compare, files, save. */
import { html, nothing } from "lit";
import { exportPath } from "../api/planograms.js";
import { Element, Follow } from "../ui/element.js";
import { redoIcon, undoIcon } from "../ui/icons.js";
import { overlaysOf } from "./overlay.js";

const FILES = [
  { format: "csv", label: "CSV" },
  { format: "pdf", label: "PDF" },
  { format: "picklist", label: "Picklist" },
];

class Toolbar extends Element {
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
    return html`<div class="toolbar">
      <fieldset class="group"><legend class="said">Show</legend>${overlaysOf(session.saved.slots).map((overlay) => this.#overlay(overlay, session))}</fieldset>
      <fieldset class="group">
        <legend class="said">History</legend>
        <button type="button" ?disabled=${!session.history.canUndo} @click=${() => session.undo()}>${undoIcon} Undo</button>
        <button type="button" ?disabled=${!session.history.canRedo} @click=${() => session.redo()}>${redoIcon} Redo</button>
        <button type="button" @click=${() => this.emit("compare")}>Compare</button>
      </fieldset>
      <fieldset class="group"><legend class="said">Files of the saved plan</legend>${FILES.map((file) => this.#file(file, session))}</fieldset>
      <fieldset class="group">
        <legend class="said">Plan</legend>
        <button type="button" @click=${() => this.emit("help")}>Keys</button>
        <button type="button" class="primary" ?disabled=${!session.isDirty || session.saving === "busy"} @click=${() => this.emit("save")}>
          ${session.saving === "busy" ? "Saving…" : "Save"}
        </button>
      </fieldset>
    </div>`;
  }

  #overlay({ id, label, hint }, session) {
    return html`<button type="button" title=${hint || nothing} aria-pressed=${session.overlay === id} @click=${() => session.show(id)}>
      ${label}
    </button>`;
  }

  #file({ format, label }, session) {
    const title = session.isDirty ? "Of the last saved plan, without your changes" : nothing;
    return html`<a class="button" href=${exportPath(session.cabinet.key, format)} title=${title} download>${label}</a>`;
  }
}

customElements.define("sw-toolbar", Toolbar);
