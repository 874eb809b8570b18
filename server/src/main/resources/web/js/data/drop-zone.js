/** Where a file comes in: chosen with a button, or dropped. */
import { html } from "lit";
import { Element } from "../ui/element.js";

class DropZone extends Element {
  static properties = { isOver: { state: true } };

  constructor() {
    super();
    this.isOver = false;
  }

  render() {
    return html`<div
      class="drop ${this.isOver ? "over" : ""}"
      @dragover=${this.#onOver}
      @dragleave=${() => (this.isOver = false)}
      @drop=${this.#onDrop}
    >
      <label class="field">
        A CSV file of sales or planograms, a zipped dataset folder, a DEX audit, or a CVD database
        <input type="file" @change=${(event) => this.#take(event.target.files)} />
      </label>
      <p class="small quiet">Nothing is stored before you have seen the report. At most 50 MB.</p>
    </div>`;
  }

  #onOver(event) {
    event.preventDefault();
    this.isOver = true;
  }

  #onDrop(event) {
    event.preventDefault();
    this.isOver = false;
    this.#take(event.dataTransfer.files);
  }

  #take(files) {
    if (files.length > 0) {
      this.emit("file", { file: files[0] });
    }
  }
}

customElements.define("sw-drop-zone", DropZone);
