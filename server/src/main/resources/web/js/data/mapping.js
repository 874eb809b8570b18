/** Which column of the file is which field of ours; a preset fills it in. */
import { html, nothing } from "lit";
import { Element } from "../ui/element.js";

class Mapping extends Element {
  static properties = { work: { attribute: false }, chosen: { state: true } };

  constructor() {
    super();
    /** @type {import("../api/imports.js").Import|null} */
    this.work = null;
    /** @type {Record<string, string>} */
    this.chosen = {};
  }

  willUpdate(changed) {
    if (changed.has("work") && this.work) {
      this.chosen = { ...this.work.mapping };
    }
  }

  render() {
    const { work } = this;
    if (!work || work.columns.length === 0) {
      return nothing;
    }
    const missing = work.fields.filter((field) => field.required && !this.chosen[field.name]);
    return html`<section class="card stack" aria-label="Columns">
      <h2>Columns</h2>
      ${work.presets.length > 0 ? this.#presets(work) : nothing}
      <div class="mapping">${work.fields.map((field) => this.#field(field, work.columns))}</div>
      ${work.sample.length > 0 ? sampleTable(work) : nothing}
      ${missing.length > 0 ? html`<p class="error-text">Still needed: ${missing.map((field) => label(field.name)).join(", ")}</p>` : nothing}
      <div class="line">
        <button type="button" ?disabled=${missing.length > 0} @click=${() => this.emit("check", { mapping: this.chosen })}>
          Check with these columns
        </button>
      </div>
    </section>`;
  }

  #presets(work) {
    return html`<label class="field">Preset
      <select @change=${(event) => event.target.value && this.emit("check", { preset: event.target.value })}>
        <option value="">Own columns</option>
        ${work.presets.map((preset) => html`<option value=${preset} ?selected=${preset === work.preset}>${preset}</option>`)}
      </select>
    </label>`;
  }

  #field({ name, required }, columns) {
    const onChange = (event) => {
      const { [name]: _, ...others } = this.chosen;
      this.chosen = event.target.value ? { ...others, [name]: event.target.value } : others;
    };
    return html`<label class="field">${label(name)}${required ? " (needed)" : ""}
      <select @change=${onChange}>
        <option value="">–</option>
        ${columns.map((column) => html`<option value=${column} ?selected=${this.chosen[name] === column}>${column}</option>`)}
      </select>
    </label>`;
  }
}

function sampleTable(work) {
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="First rows of the file">
    <table>
      <caption>First rows of the file</caption>
      <thead><tr>${work.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${work.sample.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;
}

function label(field) {
  return field.replaceAll("_", " ");
}

customElements.define("sw-mapping", Mapping);
